using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>What is offered to me, and what became of it?</summary>
public sealed class HandOversModel(IMediator mediator) : FormPage(mediator)
{
    [FromQuery(Name = "show")]
    public string? ShowWords { get; set; }

    [FromQuery(Name = "after")]
    public string? After { get; set; }

    public ListHandOvers.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(
        new ListHandOvers.Query(ShowWords == "decided" ? ListHandOvers.Show.Decided : ListHandOvers.Show.Waiting, Guid.TryParse(After, out var after) ? after : null), ct);
}
