namespace QmsPortal.Spc;

/// <summary>Draws one control chart, phase by phase.</summary>
internal sealed class ControlChartDrawing(ControlChartKind kind, Subgroup[] rows, ControlChartSettings settings)
{
    private readonly ControlPoint[] points = new ControlPoint[rows.Length];
    private readonly List<ControlPhase> phases = [];
    private readonly Marks marks = new(rows.Length);

    public ControlChart Chart()
    {
        foreach (var position in settings.Exclude) rows[position - 1].Included = false;
        var freeze = settings.SplitAfter.Count > 0 ? null : settings.Freeze;
        for (var i = freeze ?? rows.Length; i < rows.Length; i++) rows[i].InBaseline = false;

        var ends = Positions.Named(settings.SplitAfter, rows.Length);
        for (int first = 0, last = 0; last < rows.Length; last++)
        {
            if (!ends[last] && last < rows.Length - 1) continue;
            Phase(first, last);
            first = last + 1;
        }

        return new ControlChart(kind, points, phases, marks.Signals);
    }

    private void Phase(int first, int last)
    {
        var all = rows.AsSpan(first..(last + 1));
        if (kind is ControlChartKind.MR) StepsOf(all);
        var counted = WithoutGhosts(all);
        var figures = PhaseFigures.Of(kind, counted, settings);
        var scale = Scale(counted);
        var limits = LimitsOf(all, figures);
        Limits? before = null;
        var runs = Runs(counted, figures.Centre, scale);

        for (var i = 0; i < all.Length; i++) CompareWithLimits(all[i], limits[i], scale);

        var phase = new ControlPhase(phases.Count + 1, first, last, Drawn(figures.Centre), figures.Missing is null ? SpreadOf(figures) : null, figures.Fallback, runs, figures.Missing);
        phases.Add(phase);
        for (var i = 0; i < all.Length; i++)
        {
            limits[i] = i > 0 && ReferenceEquals(limits[i], before) ? limits[i - 1] : (before = limits[i]).Times(settings.Multiply);
            points[first + i] = new ControlPoint(all[i], all[i].HasValue ? Drawn(all[i].Value) : null, limits[i], phase, marks.SetAt(first + i));
        }
    }

    private double? SpreadOf(PhaseFigures figures) =>
        kind is ControlChartKind.MR or ControlChartKind.P or ControlChartKind.U or ControlChartKind.C or ControlChartKind.G ? null : figures.Spread;

    /// <summary>Values become the steps that lead to them. Ghosts are stepped over; a missing neighbour makes a step missing.</summary>
    private static void StepsOf(Span<Subgroup> all)
    {
        var before = double.NaN;
        foreach (ref var row in all)
        {
            if (row.Ghost)
            {
                row.Value = double.NaN;
                continue;
            }

            (before, row.Value) = (row.Value, Math.Abs(row.Value - before));
        }
    }

    private static ReadOnlySpan<Subgroup> WithoutGhosts(ReadOnlySpan<Subgroup> all)
    {
        var counted = 0;
        foreach (ref readonly var row in all) if (!row.Ghost) counted++;
        if (counted == all.Length) return all;

        var kept = new Subgroup[counted];
        counted = 0;
        foreach (ref readonly var row in all) if (!row.Ghost) kept[counted++] = row;
        return kept;
    }

    private static double Scale(ReadOnlySpan<Subgroup> counted)
    {
        var largest = 0.0;
        foreach (ref readonly var row in counted) if (row.Included && row.HasValue) largest = Math.Max(largest, Math.Abs(row.Value));
        return largest;
    }

    private Limits[] LimitsOf(ReadOnlySpan<Subgroup> all, PhaseFigures figures)
    {
        var limits = new Limits[all.Length];
        for (var i = 0; i < all.Length; i++)
            limits[i] = i > 0 && IsSameSize(all[i], all[i - 1]) ? limits[i - 1] : ControlLimits.At(kind, figures, all[i]);
        return limits;
    }

    private bool IsSameSize(in Subgroup a, in Subgroup b) => !ControlLimits.VaryWithin(kind) || (a.Denominator.Equals(b.Denominator) && a.Size == b.Size);

    private RunAnalysis Runs(ReadOnlySpan<Subgroup> counted, double? centre, double scale)
    {
        var useful = new Reading[counted.Length];
        var (count, observations) = (0, 0);
        foreach (ref readonly var row in counted)
        {
            if (!row.Included) continue;
            observations++;
            var side = row.HasValue ? Numbers.Side(row.Value, centre, scale) : 0;
            if (side != 0) useful[count++] = new Reading(row.Position, row.Value, side);
        }

        var runs = Anhoej.Analyse(useful.AsSpan(..count), observations);
        if (kind is ControlChartKind.MR) return runs with { Signal = false };
        if (count >= RunChartSettings.FewestUsefulPoints) Rules.Shift(useful.AsSpan(..count), runs.LongestRunMax!.Value + 1, marks);
        return runs;
    }

    // On the limit is inside. Points left out are compared as well; ghosts are not.
    private void CompareWithLimits(in Subgroup row, Limits limits, double scale)
    {
        if (row.Ghost || !row.HasValue) return;
        if (Numbers.Side(row.Value, limits.Upper, scale) > 0) marks.Add(SpecialCause.AboveUpperLimit, [new Reading(row.Position, row.Value, 1)]);
        else if (Numbers.Side(row.Value, limits.Lower, scale) < 0) marks.Add(SpecialCause.BelowLowerLimit, [new Reading(row.Position, row.Value, -1)]);
    }

    private double? Drawn(double? number) => number is { } drawn ? Numbers.Finite(drawn * settings.Multiply) : null;
}
