using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>What waits at a tier and below, what went past its time first.</summary>
public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    private const int Rows = 50;

    [FromQuery(Name = "show")]
    public string? ShowWords { get; set; }

    [FromQuery(Name = "after")]
    public string? After { get; set; }

    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    [FromQuery(Name = "kind")]
    public IssueKind? Kind { get; set; }

    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    public bool ShowsOver => ShowWords == "over" || Narrowed is not null;

    /// <summary>Which escalations are shown, where the page leads from a count to what was counted.</summary>
    public string? Narrowed => ShowWords == "all"
        ? $"All{(Kind is { } kind ? $" of the kind “{IssueWords.Of(kind)}”" : "")}{(From is { } first ? $", raised from {first.LongWords()}" : "")}{(To is { } last ? $" to {last.LongWords()}" : "")}, waiting or not." : null;

    public OpenEscalations.View Open { get; private set; } = default!;
    public ListEscalationsOver.View? Over { get; private set; }

    public string Sentence => Open.Count == 0 ? "" : $"{Open.Count} {(Open.Count == 1 ? "waits" : "wait")} for an answer" + (Open.Breached == 0 ? ", all within their time." : $". {Open.Breached} {(Open.Breached == 1 ? "has" : "have")} gone past a time.");

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Open = await Mediator.Send(new OpenEscalations.Query(Place.Path, Rows, After), ct);
        if (ShowsOver || Open.Count == 0)
            Over = await Mediator.Send(new ListEscalationsOver.Query(Place.Path, Before, Rows, Narrowed is null ? null : new ListEscalationsOver.Filter(Kind, From, To)), ct);
    }
}
