namespace QmsPortal.Spc;

/// <summary>
/// A control chart read like the others: with a judgement of each point by the direction that is better, and both icons. Limits, lines and marks are those of the
/// <see cref="ControlChart"/>; the reading is this library's.
/// </summary>
/// <remarks>
/// Nothing is judged, and no limits are given, below 13 counted points, as Making Data Count asks of any chart with limits. Variation: the last counted point, where a limit or
/// a run that is too long marks it; else too few crossings of the centre, neutral, by the side of the last useful point; else common cause. Assurance: the target against the
/// limits at the last counted point.
/// </remarks>
public static class JudgedChart
{
    /// <summary>Reads the chart.</summary>
    /// <param name="chart">Drawn from samples with a date each, one to a date.</param>
    /// <param name="direction">Which direction is better.</param>
    /// <exception cref="SpcInputException">A point has no date.</exception>
    public static Chart Of(ControlChart chart, ImprovementDirection direction)
    {
        ArgumentNullException.ThrowIfNull(chart);
        var observations = Array.ConvertAll([.. chart.Points], Observed);
        var series = Series.OfSorted(observations);
        var enough = series.Values.Length >= XmrSettings.FewestPoints;
        var sections = series.Sections(i => chart.Points[i].Phase != chart.Points[i - 1].Phase);
        var marks = new Marks(observations.Length);
        var points = new ChartPoint[observations.Length];
        foreach (var section in sections)
        {
            var scale = Numbers.Scale(series.ValuesOf(section));
            DrawnPhase? before = null;
            for (var i = section.First; i <= section.Last; i++)
            {
                var lines = LinesAt(chart.Points[i], enough);
                var drawn = before is not null && before.Lines == lines ? before : new DrawnPhase(section, lines, scale, section.Counted < XmrSettings.FewestBaselinePoints, enough);
                if (enough) marks.Put(i, chart.Points[i].Causes);
                Judgement? judgement = enough && Series.Counts(observations[i]) ? Judging.Of(marks, i, direction, ConflictRule.Improvement) : null;
                points[i] = new ChartPoint(before = drawn, observations[i], judgement, marks.SetAt(i));
            }
        }

        var phases = sections.ConvertAll(section => PhaseOf(chart, points, series, section));
        return new Chart(points, phases, Icon(chart, points, series, marks, direction, enough), AssuranceOf(points, series, sections, direction), series.LastCounted, series.Values.Length, XmrSettings.FewestPoints, enough)
        {
            Signals = enough ? chart.Signals : [],
        };
    }

    private static Observation Observed(ControlPoint point) =>
        new(point.Date ?? throw new SpcInputException("A chart can be judged only where each point has a date."), point.Value, point.Target, point.Ghost);

    private static Lines LinesAt(ControlPoint point, bool enough) =>
        enough ? new Lines(point.Centre, point.LowerLimit, point.UpperLimit, point.LowerTwoSigma, point.UpperTwoSigma) : new Lines(point.Centre);

    private static Phase PhaseOf(ControlChart chart, ChartPoint[] points, Series series, Section section)
    {
        var last = points[section.Counted > 0 ? series.Positions[section.Until - 1] : section.Last];
        var drawn = chart.Phases[chart.Points[section.First].Phase - 1];
        return new Phase(
            section.Number, section.First, section.Last, section.Counted, last.Centre, last.LowerLimit, last.UpperLimit,
            MeanMovingRange: null, section.Counted < XmrSettings.FewestBaselinePoints, drawn.UnscreenedFallback, drawn.Runs)
        {
            LimitsVary = Array.Exists(points[section.First..(section.Last + 1)], point => point.LowerLimit != last.LowerLimit || point.UpperLimit != last.UpperLimit),
        };
    }

    private static Variation Icon(ControlChart chart, ChartPoint[] points, Series series, Marks marks, ImprovementDirection direction, bool enough)
    {
        if (!enough || series.LastCounted is not { } last) return Variation.NotEnoughData;

        var phase = chart.Phases[points[last].Phase - 1];
        var useful = last;
        while (useful > phase.First && points[useful].Side is null or 0) useful--;
        var at = marks.SetAt(last) == 0 && marks.IsInShift(useful) ? useful : last;
        var judgement = Judging.Of(marks, at, direction, ConflictRule.Improvement);
        if (judgement != Judgement.CommonCause) return Judging.IconOf(judgement, direction);
        if (phase.Runs.Useful < RunChartSettings.FewestUsefulPoints || !(phase.Runs.Crossings < phase.Runs.CrossingsMin) || !phase.Runs.Signal) return Variation.CommonCause;
        return points[useful].Side > 0 ? Variation.NeutralHigh : Variation.NeutralLow;
    }

    private static Assurance? AssuranceOf(ChartPoint[] points, Series series, List<Section> sections, ImprovementDirection direction)
    {
        if (series.LastCounted is not { } last) return null;
        var point = points[last];
        return Judging.AssuranceOf(point.Target, new Lines(point.Centre, point.LowerLimit, point.UpperLimit), Numbers.Scale(series.ValuesOf(sections[point.Phase - 1])), direction);
    }
}
