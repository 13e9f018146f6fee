using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Assurance;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Spc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Overview;

/// <summary>The board page, at any place above a ward: are we safe, improving, and how do we know?</summary>
public sealed class OverviewModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    /// <summary>More are a list, not an alert.</summary>
    private const int MostAlerts = 3;

    /// <summary>Six to eight (domain §8): a board cannot look after more.</summary>
    private const int MostGoals = 8;

    public MeasureCounts.View Counts { get; private set; } = default!;
    public IReadOnlyList<MeasureSummaries.Row> Alerts { get; private set; } = [];
    public IReadOnlyList<Measure> Measures { get; private set; } = [];
    public IReadOnlyList<MeasureSummaries.Row> Goals { get; private set; } = [];
    public OpenWork.View Work { get; private set; } = default!;
    public IReadOnlyList<StatementsAt.Row> Statements { get; private set; } = [];
    public IReadOnlyList<ShowGaps.View> Gaps { get; private set; } = [];
    public bool MayReadStatements => user.Can(Permission.ReadStatements);

    /// <summary>One measure over all places: which of them signal, and how many do not.</summary>
    public sealed record Measure(string Code, string Title, IReadOnlyList<MeasureSummaries.Row> Concern, IReadOnlyList<MeasureSummaries.Row> Improvement, string Others, string Target);

    public string IssuesSentence => Work.Issues.All switch
    {
        0 => "No issue is open.",
        1 => "1 issue is open.",
        var all => $"{all} issues are open" + (Work.Issues.Older > 0 ? $", {Work.Issues.Older} of them for over 30 days." : "."),
    };

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (!IsHere)
            return;
        Counts = await Mediator.Send(new MeasureCounts.Query(Place.Path), ct);
        var charts = (await Mediator.Send(new MeasureSummaries.Query(Place.Path, MeasureSummaries.Show.GoalsAndSignals), ct)).Rows;
        var signals = charts.Where(row => row.IsConcern || row.IsImprovement).ToList();
        Goals = [.. charts.Where(row => row.Goal is not null).Take(MostGoals)];
        Work = await Mediator.Send(new OpenWork.Query(Place.Path), ct);
        if (MayReadStatements)
            Statements = await Mediator.Send(new StatementsAt.Query(Place.Path), ct);
        Gaps = await Mediator.Send(new ShowGaps.Query(Place.Path, Rows: 3), ct);
        Alerts = [.. signals.Where(row => row.IsConcern).OrderByDescending(row => row.Assurance is Spc.Assurance.ConsistentlyFail).Take(MostAlerts)];
        Measures = [.. Counts.Counts.GroupBy(count => (count.Measure, count.Title)).Select(group => ToMeasure(group.Key.Measure, group.Key.Title, [.. group], signals))];
    }

    public IActionResult OnGet() => IsHere ? Page() : LocalRedirect($"/at/{Place.Code}");

    private bool IsHere => !Place.IsTeam && !Place.IsComparison && user.Can(Permission.ReadBoards);

    private static Measure ToMeasure(string code, string title, List<MeasureCounts.Count> counts, IReadOnlyList<MeasureSummaries.Row> signals)
    {
        var here = signals.Where(row => row.Title == title).ToList();
        return new Measure(code, title, [.. here.Where(row => row.IsConcern)], [.. here.Where(row => row.IsImprovement)],
            Words((Number(counts, Variation.CommonCause), "steady"), (Number(counts, Variation.NeutralHigh, Variation.NeutralLow), "changed"), (Number(counts, Variation.NotEnoughData), "too few points")),
            Words((Number(counts, Spc.Assurance.ConsistentlyPass), "will meet it"), (Number(counts, Spc.Assurance.HitAndMiss), "may meet or miss it"), (Number(counts, Spc.Assurance.ConsistentlyFail), "will miss it")));
    }

    private static int Number(List<MeasureCounts.Count> counts, params Variation[] which) => counts.Where(count => which.Contains(count.Variation)).Sum(count => count.Charts);

    private static int Number(List<MeasureCounts.Count> counts, Spc.Assurance which) => counts.Where(count => count.Assurance == which).Sum(count => count.Charts);

    private static string Words(params (int Number, string Words)[] parts)
    {
        var said = parts.Where(part => part.Number > 0).Select(part => $"{part.Number} {part.Words}").ToList();
        return said.Count == 0 ? "None" : string.Join(", ", said);
    }
}
