namespace QmsPortal.Spc;

/// <summary>
/// The XmR chart as the R package NHSRplotthedots 0.2.2 draws it (its documented behaviour; none of its code). Phases stand alone: no rule goes from one to the next.
/// A missing value ends every run and moving range; a ghost is as if it were not there.
/// </summary>
/// <remarks>
/// Where that package stops with an error, or draws limits of no meaning since screening dropped all variation, this one draws the chart with the unscreened limits and says so.
/// The icons are those of the last row: common cause where its value is missing, and hit and miss where there are no limits.
/// </remarks>
internal static class PlotTheDotsChart
{
    private const int FewestPoints = 2;

    public static Chart Of(Observation[] sorted, XmrSettings settings)
    {
        var series = Series.OfSorted(sorted);
        var phases = series.Sections(settings.RebaseDates).ConvertAll(section => Draw(series, section, settings)).ToArray();
        var marks = new Marks(sorted.Length);
        foreach (var phase in phases) PlotTheDotsRules.Apply(series, phase, settings.RunLength ?? 7, settings.Ties ?? TiePolicy.Breaks, marks);
        var points = DrawnPhase.Points(series, phases, marks, settings.Direction, ConflictRule.Improvement);
        var last = Array.FindLastIndex(sorted, observation => !observation.Ghost);
        var lines = last < 0 ? default : phases[points[last].Phase - 1].Lines;

        return new Chart(
            points,
            Array.ConvertAll(phases, phase => phase.ToPhase(baselineIncomplete: series.RowsOf(phase.Section).Length < settings.FixAfterPoints)),
            series.Values.Length == 0 ? Variation.NotEnoughData : Judging.IconOf(points[last].Judgement ?? Judgement.CommonCause, settings.Direction),
            last < 0 ? null : Assurance(points[last].Target, phases[points[last].Phase - 1], settings.Direction),
            last >= 0 && points[last].Value is not null ? last : null,
            series.Values.Length,
            FewestPoints,
            HasEnoughData: lines.UpperLimit is not null)
        {
            Signals = marks.Signals,
        };
    }

    // Each phase is fixed on its own first rows. Outlying points stay in the mean, though their ranges may be screened.
    private static DrawnPhase Draw(Series series, Section section, XmrSettings settings)
    {
        var rows = series.RowsOf(section, settings.FixAfterPoints);
        var ranges = MovingRanges.Of(rows, settings.ScreenOutliers ?? true);
        var lines = Lines.Around(Numbers.Mean(Array.FindAll(rows, row => !double.IsNaN(row))), ranges.Mean, ranges.Fallback);
        var isShort = series.RowsOf(section, XmrSettings.FewestPoints).Length < XmrSettings.FewestPoints;
        return new DrawnPhase(section, lines, Numbers.Scale(series.ValuesOf(section)), isShort, IsJudged: true);
    }

    // Strict: a target on a limit may be met or missed.
    private static Assurance? Assurance(double? target, DrawnPhase phase, ImprovementDirection direction)
    {
        if (target is not { } aim || direction is ImprovementDirection.Neutral) return null;

        var isAbove = Numbers.Side(aim, phase.Lines.UpperLimit, phase.Scale) > 0;
        var isBelow = Numbers.Side(aim, phase.Lines.LowerLimit, phase.Scale) < 0;
        if (!isAbove && !isBelow) return Spc.Assurance.HitAndMiss;
        return isBelow == (direction is ImprovementDirection.Increase) ? Spc.Assurance.ConsistentlyPass : Spc.Assurance.ConsistentlyFail;
    }
}
