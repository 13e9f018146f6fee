using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>What do our charts signal, and what waits for an answer?</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? ShowWords { get; set; }

    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    [FromQuery(Name = "measure")]
    public string? Measure { get; set; }

    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    /// <summary>Which signals are shown, where not all of the place are.</summary>
    public string? Narrowed => Measure is null && From is null && To is null ? null
        : $"Only those{(Measure is null ? "" : " of one measure")}{(From is { } from ? $", raised from {from.LongWords()}" : "")}{(To is { } to ? $" to {to.LongWords()}" : "")}.";

    public ListSignals.View Signals { get; private set; } = default!;
    public ListSignals.Show Shown => ShowWords switch
    {
        "answered" => ListSignals.Show.Answered,
        "closed" => ListSignals.Show.Closed,
        "all" => ListSignals.Show.All,
        _ => ListSignals.Show.ToAnswer,
    };

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Signals = await Mediator.Send(new ListSignals.Query(Place.Path, Shown, Before, Measure: Measure, From: From, To: To), ct);
    }
}
