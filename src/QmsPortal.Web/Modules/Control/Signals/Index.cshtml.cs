using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>What do our charts signal, and what waits for an answer?</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? ShowWords { get; set; }

    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    public ListSignals.View Signals { get; private set; } = default!;
    public ListSignals.Show Shown => ShowWords switch
    {
        "answered" => ListSignals.Show.Answered,
        "closed" => ListSignals.Show.Closed,
        _ => ListSignals.Show.ToAnswer,
    };

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Signals = await Mediator.Send(new ListSignals.Query(Place.Path, Shown, Before), ct);
    }
}
