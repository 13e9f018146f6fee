namespace QmsPortal.Spc;

/// <summary>The mean moving range of neighbours; null where no two neighbours have values.</summary>
/// <param name="Mean">The mean of the ranges kept.</param>
/// <param name="Fallback">True when screening would have left no variation, so that all ranges were used.</param>
/// <param name="TooLarge">True when there are ranges, but too large to be added up.</param>
internal readonly record struct MovingRanges(double? Mean, bool Fallback, bool TooLarge = false)
{
    /// <summary>d2 for ranges of two (Shewhart's constant): mean moving range over standard deviation.</summary>
    public const double D2 = 1.128;

    /// <summary>D4 for ranges of two: the upper limit of ranges over their mean.</summary>
    public const double D4 = 3.267;

    /// <summary>Steps between neighbours; a missing neighbour (NaN) makes a range missing.</summary>
    public static MovingRanges Of(ReadOnlySpan<double> values, bool screen)
    {
        var ranges = new double[Math.Max(0, values.Length - 1)];
        var count = 0;
        for (var i = 1; i < values.Length; i++)
        {
            var range = Math.Abs(values[i] - values[i - 1]);
            if (!double.IsNaN(range)) ranges[count++] = range;
        }

        return Screened(ranges.AsSpan(..count), D4, screen);
    }

    /// <summary>Once only: ranges not strictly below so many times their mean go (Nelson, Journal of Quality Technology 1982, 14:172-173).</summary>
    public static MovingRanges Screened(Span<double> ranges, double limitFactor, bool screen)
    {
        var mean = Numbers.Mean(ranges);
        if (!screen || mean is not { } all) return new MovingRanges(mean, false, mean is null && ranges.Length > 0);

        var kept = 0;
        foreach (var range in ranges) if (Numbers.Side(range, limitFactor * all, 0) < 0) ranges[kept++] = range;
        var screened = kept == 0 ? 0 : Numbers.Mean(ranges[..kept]) ?? 0;
        return screened > 0 ? new MovingRanges(screened, false) : new MovingRanges(mean, true);
    }
}
