using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Paretos;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Issues;

public sealed class IndexModel(IMediator mediator) : PlacePage(mediator)
{
    [FromQuery(Name = "show")]
    public string? ShowWords { get; set; }

    [FromQuery(Name = "before")]
    public int? Before { get; set; }

    [FromQuery(Name = "kind")]
    public IssueKind? Kind { get; set; }

    [FromQuery(Name = "from")]
    public DateOnly? From { get; set; }

    [FromQuery(Name = "to")]
    public DateOnly? To { get; set; }

    /// <summary>Which issues are shown, where not all of the place are.</summary>
    public string? Narrowed => Kind is null && From is null && To is null ? null
        : $"Only {(Kind is { } kind ? $"of the kind “{IssueWords.Of(kind)}”" : "those")}{(From is { } from ? $", raised from {from.LongWords()}" : "")}{(To is { } to ? $" to {to.LongWords()}" : "")}.";

    private ListIssues.Show Shown => ShowWords switch { "over" => ListIssues.Show.Over, "all" => ListIssues.Show.All, _ => ListIssues.Show.Open };

    public ListIssues.View Issues { get; private set; } = default!;
    public IReadOnlyList<ListRepeats.Row> Repeats { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Issues = await Mediator.Send(new ListIssues.Query(Place.Path, Shown, Before, Filter: Narrowed is null ? null : new ListIssues.Filter(Kind, From, To)), ct);
        if (Narrowed is null && Before is null)
            Repeats = await Mediator.Send(new ListRepeats.Query(Place.Path), ct);
    }
}
