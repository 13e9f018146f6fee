using QmsPortal.Kernel;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A chart was taken anew, since its values or targets changed.</summary>
/// <param name="Measure">The title of the measure with its label.</param>
/// <param name="Signs">The rules that mark the latest point.</param>
/// <param name="Fires">All rules that fire anywhere on the chart.</param>
/// <param name="Mended">Periods whose value was corrected or withdrawn in this save.</param>
internal sealed record ChartTaken(Guid Series, Guid Node, string Measure, IReadOnlyList<Sign> Signs, IReadOnlyList<PointRun> Fires, IReadOnlyList<DateOnly> Mended) : IDomainEvent;

/// <summary>The points concerned by a rule, from the first to the last.</summary>
internal record PointRun(SpecialCause Rule, DateOnly First, DateOnly Last)
{
    public bool Overlaps(DateOnly first, DateOnly last) => First <= last && first <= Last;
}

/// <summary>A rule that marks the latest point, what that means, and the words for it.</summary>
/// <param name="Words">"7 weeks in a row below the mean".</param>
/// <param name="Why">With the numbers: "7 in a row below the mean 78.8%".</param>
internal sealed record Sign(SpecialCause Rule, DateOnly First, DateOnly Last, Judgement Meaning, string Words, string Why) : PointRun(Rule, First, Last)
{
    /// <summary>What the latest points of a chart signal. Points beyond a limit that follow each other are one run.</summary>
    public static IReadOnlyList<Sign> Of(MeasureDefinition definition, Chart chart)
    {
        if (chart.IconPoint is not { } at || chart.Points[at].Judgement is not { } meaning)
            return [];
        return [.. chart.Points[at].SpecialCauses.Select(rule => new Sign(rule, chart.Points[FirstOf(chart, rule, at)].Date, chart.Points[at].Date, meaning,
            ChartSentence.OfRule(definition, chart, at, rule), WhyMarked.Words(definition, chart, at, rule)))];
    }

    public static IReadOnlyList<PointRun> AllOf(Chart chart) =>
        [.. chart.Signals.Select(signal => new PointRun(signal.Cause, chart.Points[signal.First].Date, chart.Points[signal.Last].Date))];

    private static int FirstOf(Chart chart, SpecialCause rule, int at)
    {
        if (rule is not (SpecialCause.AboveUpperLimit or SpecialCause.BelowLowerLimit))
            return chart.Signals.First(signal => signal.Cause == rule && signal.First <= at && at <= signal.Last).First;
        return Enumerable.Range(0, at + 1).Reverse()
            .Where(i => chart.Points[i] is { Value: not null, Ghost: false })
            .TakeWhile(i => chart.Points[i].SpecialCauses.Contains(rule))
            .Last();
    }
}
