using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Pulses;

/// <summary>What are we asked, and what did we say?</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    public ListPulses.View Pulses { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Pulses = await Mediator.Send(new ListPulses.Query(Place.Path, Before), ct);
    }
}
