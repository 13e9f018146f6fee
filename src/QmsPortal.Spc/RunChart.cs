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
        foreach (var position in settings.Exclude) sorted[position - 1] = sorted[position - 1] with { Ghost = true };

        var series = Series.OfSorted(sorted);
        var phases = series.Sections(i => settings.SplitAfter.Contains(i)).ConvertAll(section => Analyse(series, section, settings));
        var marks = MarkLongRuns(phases, sorted.Length);
        var latest = phases.FindLast(phase => phase.Drawn.Section.Counted > 0);
        var drawn = phases.Select(phase => phase.Drawn).ToArray();

        return new Chart(
            DrawnPhase.Points(series, drawn, marks, settings.Direction, ConflictRule.Improvement),
            phases.ConvertAll(phase => phase.Drawn.ToPhase(phase.Runs)),
            IconOf(latest, marks, settings.Direction),
            Assurance: null,
            series.LastCounted,
            series.Values.Length,
            RunChartSettings.FewestUsefulPoints,
            HasEnoughData: latest is { Drawn.IsJudged: true })
        {
            Signals = marks.Signals,
        };
    }

    private static AnalysedPhase Analyse(Series series, Section section, RunChartSettings settings)
    {
        var lines = new Lines(Numbers.Median(Basis(series, section, settings)));
        var scale = Numbers.Scale(series.ValuesOf(section));
        var useful = Useful(series, section, lines.Centre, scale);
        var enough = useful.Length >= RunChartSettings.FewestUsefulPoints;
        var drawn = new DrawnPhase(section, lines, scale, IsShort: !enough, IsJudged: enough);
        return new AnalysedPhase(drawn, useful, Anhoej.Analyse(useful, Included(series, section)));
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

    private static Reading[] Useful(Series series, Section section, double? median, double scale)
    {
        var useful = new List<Reading>(section.Counted);

        for (var i = section.From; i < section.Until; i++)
        {
            var side = Numbers.Side(series.Values[i], median, scale);
            if (side != 0) useful.Add(new Reading(series.Positions[i], series.Values[i], side));
        }

        return [.. useful];
    }

    private static int Included(Series series, Section section)
    {
        var included = 0;
        foreach (var observation in series.All[section.First..(section.Last + 1)]) if (!observation.Ghost) included++;
        return included;
    }

    private static Marks MarkLongRuns(List<AnalysedPhase> phases, int points)
    {
        var marks = new Marks(points);

        foreach (var phase in phases)
        {
            if (phase.Drawn.IsJudged) Rules.Shift(phase.Useful, phase.Runs.LongestRunMax!.Value + 1, marks);
        }

        return marks;
    }

    private static Variation IconOf(AnalysedPhase? latest, Marks marks, ImprovementDirection direction)
    {
        if (latest is not { Drawn.IsJudged: true }) return Variation.NotEnoughData;

        var last = latest.Useful[^1];
        var judgement = Judging.Of(marks, last.Position, direction, ConflictRule.Improvement);
        if (judgement != Judgement.CommonCause) return Judging.IconOf(judgement, direction);
        if (latest.Runs.Crossings >= latest.Runs.CrossingsMin) return Variation.CommonCause;
        return last.Side > 0 ? Variation.NeutralHigh : Variation.NeutralLow;
    }

    private sealed record AnalysedPhase(DrawnPhase Drawn, Reading[] Useful, RunAnalysis Runs);
}
