using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Ui;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>Why is this so, and what came of it?</summary>
public sealed class ThreadModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    public override string? HeaderPlace => View.Record.PlaceCode;
    public ShowThread.View View { get; private set; } = default!;
    public IReadOnlyList<ListEndedLinks.Row> Ended { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new ShowThread.Query(Id), ct);
        Ended = await Mediator.Send(new ListEndedLinks.Query(Id), ct);
    }
}
