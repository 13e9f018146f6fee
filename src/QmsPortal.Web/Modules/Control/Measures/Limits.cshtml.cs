using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Which limits wait for a decision, and what became of the others?</summary>
public sealed class LimitsModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? ShowWords { get; set; }

    [FromQuery(Name = "after")]
    public string? After { get; set; }

    public bool Decided => ShowWords == "decided";
    public ListPhases.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ListPhases.Query(Place.Path, Decided, Guid.TryParse(After, out var after) ? after : null), ct);
    }
}
