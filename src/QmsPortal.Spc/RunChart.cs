namespace QmsPortal.Spc;

/// <summary>
/// The run chart with Anhøj rules: values around their median, judged by the length of runs and the number of crossings.
/// Gaps, excluded points and points on the median are stepped over; no run goes from one phase to the next. There are no limits, so there is no assurance.
/// </summary>
/// <remarks>
/// The method says only whether a phase signals. The icon is this library's reading of it, from the phase of the last counted point:
/// not enough data below 10 useful points; when the run that holds the last useful point is too long, judged by its side and the direction that is better, like a shift;
/// else, with too few crossings, neutral, high or low by the side of that point; else common cause.
/// Points of every run that is too long are marked as a shift, in phases with enough useful points.
/// </remarks>
public static class RunChart
{
    /// <summary>Charts the observations.</summary>
    /// <param name="observations">In any order of date; none gives a chart without points. Ghosts are left out like excluded points.</param>
    /// <param name="settings">How to chart them.</param>
    /// <exception cref="SpcInputException">A date appears twice, a number is not finite, or a setting names a point that does not exist.</exception>
    public static Chart Of(IEnumerable<Observation> observations, RunChartSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var sorted = Series.InDateOrder(observations);
        settings.Check(sorted.Length);
        if (settings.Exclude.Count > 0) sorted = [.. sorted];
        foreach (var position in settings.Exclude) sorted[position - 1] = sorted[position - 1] with { Ghost = true };

        var series = Series.OfSorted(sorted);
        var ends = Positions.Named(settings.SplitAfter, sorted.Length);
        var marks = new Marks(sorted.Length);
        var phases = series.Sections(i => ends[i - 1]).ConvertAll(section => AnalysedPhase.Of(series, section, new Lines(Numbers.Median(Basis(series, section, settings)))));
        foreach (var phase in phases) phase.Mark(series, marks);
        var latest = phases.FindLast(phase => phase.Drawn.Section.Counted > 0);
        DrawnPhase[] drawn = [.. phases.Select(phase => phase.Drawn)];

        return new Chart(
            DrawnPhase.Points(series, drawn, marks, settings.Direction, ConflictRule.Improvement),
            phases.ConvertAll(phase => phase.Drawn.ToPhase(phase.Runs)),
            latest is null ? Variation.NotEnoughData : latest.IconOf(series, marks, settings.Direction),
            Assurance: null,
            series.LastCounted,
            series.Values.Length,
            RunChartSettings.FewestUsefulPoints,
            HasEnoughData: latest is { Drawn.IsJudged: true })
        {
            Signals = marks.Signals,
        };
    }

    // A split takes the place of a frozen baseline (qicharts2).
    private static ReadOnlySpan<double> Basis(Series series, Section section, RunChartSettings settings)
    {
        var values = series.ValuesOf(section);
        if (settings.SplitAfter.Count > 0 || settings.Freeze is not { } freeze) return values;

        var counted = 0;
        while (counted < values.Length && series.Positions[counted] < freeze) counted++;
        return values[..counted];
    }
}
