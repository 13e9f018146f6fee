namespace QmsPortal.Spc;

/// <summary>What the lines of one phase of a control chart rest on.</summary>
/// <param name="Centre">The line that is shown; null where there is nothing to take it from.</param>
/// <param name="Middle">What the limits lie around: the centre, but the mean of a g chart, and the mean of transformed times of a t chart.</param>
/// <param name="Spread">Of I, I′ and t charts the standard deviation, of p′ and u′ charts Laney's sigma Z, of x̄ and s charts the mean standard deviation; 1 on others.</param>
/// <param name="Fallback">True when screening would have left no variation.</param>
/// <param name="Missing">Why there are no limits, or null.</param>
internal readonly record struct PhaseFigures(double? Centre, double? Middle, double? Spread, bool Fallback, NoLimits? Missing)
{
    public static PhaseFigures Of(ControlChartKind kind, ReadOnlySpan<Subgroup> rows, ControlChartSettings settings)
    {
        var estimated = kind is ControlChartKind.S or ControlChartKind.XBar ? SubgroupSpread.Of(rows) : 1;
        var middle = settings.Centre is { } given ? MiddleOfGiven(kind, given) : MiddleOf(kind, rows, estimated);
        var centre = settings.Centre is { } shown ? CentreOfGiven(kind, shown) : CentreOf(kind, rows, middle);
        var spread = middle is not { } around ? default : kind switch
        {
            ControlChartKind.XBar => new MovingRanges(estimated, false, HasBase(rows, size: 2)),
            ControlChartKind.S => new MovingRanges(around, false),
            _ => SpreadOf(kind, rows, around, settings.ScreenOutliers),
        };
        return new PhaseFigures(centre, middle, spread.Mean, spread.Fallback, MissingFor(kind, rows, middle, spread));
    }

    private static NoLimits? MissingFor(ControlChartKind kind, ReadOnlySpan<Subgroup> rows, double? middle, MovingRanges spread)
    {
        if (kind is ControlChartKind.Run) return NoLimits.RunChart;
        if (middle is { } around)
        {
            if (spread.Mean is not null) return null;
            if (spread.TooLarge) return NoLimits.TooLarge;
            return kind is ControlChartKind.PPrime or ControlChartKind.UPrime && Laney.Sigma(kind, 1, around) == 0 ? NoLimits.NoVariation : NoLimits.TooFewValues;
        }

        return kind switch
        {
            ControlChartKind.S => HasBase(rows, size: 2) ? NoLimits.TooLarge : NoLimits.TooFewValues,
            ControlChartKind.MR => BaseValues(rows).Length > 0 ? NoLimits.TooLarge : NoLimits.TooFewValues,
            _ => HasBase(rows, size: 1) ? NoLimits.TooLarge : NoLimits.NoValues,
        };
    }

    private static bool HasBase(ReadOnlySpan<Subgroup> rows, int size)
    {
        foreach (ref readonly var row in rows) if (row.Included && row.InBaseline && row.Size >= size && row.Denominator > 0) return true;
        return false;
    }

    // 0.693, the logarithm of 2: the median of a geometric distribution over its mean, roughly (qicharts2; Benneyan 2001).
    private static double CentreOfGiven(ControlChartKind kind, double given) => kind is ControlChartKind.G ? 0.693 * given : given;

    private static double? MiddleOfGiven(ControlChartKind kind, double given) => kind is ControlChartKind.T ? TimesBetween.Transform(given) : given;

    private static double? CentreOf(ControlChartKind kind, ReadOnlySpan<Subgroup> rows, double? middle) => kind switch
    {
        ControlChartKind.G => Numbers.Median(BaseValues(rows)),
        ControlChartKind.T => middle is { } mean ? Numbers.Finite(TimesBetween.Back(mean)) : null,
        _ => middle,
    };

    private static double? MiddleOf(ControlChartKind kind, ReadOnlySpan<Subgroup> rows, double? estimated) => kind switch
    {
        ControlChartKind.Run => Numbers.Median(BaseValues(rows)),
        ControlChartKind.S => estimated,
        ControlChartKind.T => Numbers.Mean(Array.ConvertAll(BaseValues(rows), TimesBetween.Transform)),
        _ when Subgroups.IsRatio(kind) || kind is ControlChartKind.XBar => Ratio(rows),
        _ => Numbers.Mean(BaseValues(rows)),
    };

    // Of means, the sum of values over their number: the grand mean weighted by the sizes of subgroups.
    private static double? Ratio(ReadOnlySpan<Subgroup> rows)
    {
        var (numerators, denominators) = (new CompensatedSum(), new CompensatedSum());
        foreach (ref readonly var row in rows)
        {
            if (!row.IsBase) continue;
            numerators.Add(row.Sum);
            denominators.Add(row.Denominator);
        }

        return Numbers.Finite(numerators.Total / denominators.Total);
    }

    private static MovingRanges SpreadOf(ControlChartKind kind, ReadOnlySpan<Subgroup> rows, double middle, bool screen) => kind switch
    {
        ControlChartKind.I => Sigma(MovingRanges.Of(Neighbours(rows, row => row.Value), screen)),
        ControlChartKind.T => Sigma(MovingRanges.Of(Neighbours(rows, row => TimesBetween.Transform(row.Value)), screen)),
        ControlChartKind.PPrime or ControlChartKind.UPrime => Sigma(MovingRanges.Of(Neighbours(rows, row => Laney.Z(kind, row, middle)), screen)),
        ControlChartKind.IPrime => Normalised.Sigma(rows, screen),
        _ => new MovingRanges(1, false),
    };

    private static MovingRanges Sigma(MovingRanges ranges) => ranges with { Mean = ranges.Mean / MovingRanges.D2 };

    private static double[] BaseValues(ReadOnlySpan<Subgroup> rows)
    {
        var values = new double[rows.Length];
        var count = 0;
        foreach (ref readonly var row in rows) if (row.IsBase) values[count++] = row.Value;
        return count == rows.Length ? values : values[..count];
    }

    // Points that are left out are stepped over; missing ones stay, and no range crosses them.
    private static double[] Neighbours(ReadOnlySpan<Subgroup> rows, Func<Subgroup, double> value)
    {
        var values = new double[rows.Length];
        var count = 0;
        foreach (ref readonly var row in rows) if (row.Included && row.InBaseline) values[count++] = value(row);
        return count == rows.Length ? values : values[..count];
    }
}
