namespace QmsPortal.Spc;

/// <summary>An XmR chart under the Anhøj rules: the lines and run analysis of the I chart of <see cref="ControlChart"/>, with judgements and icons.</summary>
/// <remarks>
/// The method marks points beyond a limit and phases that signal. The icon is this library's reading of it, from the last counted point: not enough data below 10 useful points;
/// else judged by its side where it lies beyond a limit or ends a run that is too long; else, with too few crossings, neutral; else common cause.
/// Assurance as under Making Data Count.
/// </remarks>
internal static class AnhoejChart
{
    public static Chart Of(Observation[] sorted, XmrSettings settings)
    {
        var series = Series.OfSorted(sorted);
        var marks = new Marks(sorted.Length);
        var phases = series.Sections(settings.RebaseDates).ConvertAll(section => AnalysedPhase.Of(series, section, LinesOf(series, section, settings)));
        foreach (var phase in phases) phase.Mark(series, marks);
        var latest = phases.FindLast(phase => phase.Drawn.Section.Counted > 0);
        DrawnPhase[] drawn = [.. phases.Select(phase => phase.Drawn)];

        return new Chart(
            DrawnPhase.Points(series, drawn, marks, settings.Direction, ConflictRule.Improvement),
            phases.ConvertAll(phase => phase.Drawn.ToPhase(phase.Runs, series.RowsOf(phase.Drawn.Section).Length < settings.FixAfterPoints)),
            latest is null ? Variation.NotEnoughData : latest.IconOf(series, marks, settings.Direction),
            latest is null ? null : Judging.AssuranceOf(sorted[series.LastCounted!.Value].Target, latest.Drawn.Lines, latest.Drawn.Scale, settings.Direction),
            series.LastCounted,
            series.Values.Length,
            RunChartSettings.FewestUsefulPoints,
            HasEnoughData: latest is { Drawn.IsJudged: true })
        {
            Signals = marks.Signals,
        };
    }

    private static Lines LinesOf(Series series, Section section, XmrSettings settings)
    {
        var rows = series.RowsOf(section, settings.FixAfterPoints);
        var ranges = MovingRanges.Of(rows, settings.ScreenOutliers ?? true);
        return Lines.Around(Numbers.Mean(Array.FindAll(rows, row => !double.IsNaN(row))), ranges.Mean, 3 / MovingRanges.D2, ranges.Fallback);
    }
}
