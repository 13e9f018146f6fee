namespace QmsPortal.Spc;

/// <summary>The lines of one phase, each null where it does not exist.</summary>
internal readonly record struct Lines(
    double? Centre,
    double? LowerLimit = null,
    double? UpperLimit = null,
    double? LowerTwoSigma = null,
    double? UpperTwoSigma = null,
    double? MeanMovingRange = null,
    bool UnscreenedFallback = false);

/// <summary>How the lines of an XmR chart come from its base points: NHS England, Making Data Count, SQL query v2.6 and testing notes for the Single Chart Tool.</summary>
internal static class XmrLines
{
    // Wheeler, Understanding Variation: 3 / d2 with d2 = 1.128 for ranges of two, rounded as Making Data Count does.
    private const double LimitFactor = 2.66;

    // D4 for ranges of two (Shewhart's constant): the upper limit of the moving ranges themselves.
    private const double RangeLimitFactor = 3.267;

    public static Lines Of(ReadOnlySpan<double> basis, bool screenOutliers, bool withLimits)
    {
        var ranges = MovingRanges(basis);
        var centre = Numbers.Mean(basis);
        var meanRange = Numbers.Mean(ranges);
        var fallback = false;

        if (screenOutliers && meanRange is { } unscreened)
        {
            var kept = Screened(basis, ranges, RangeLimitFactor * unscreened);
            var scale = Numbers.Scale(basis);
            fallback = Numbers.Side(kept.MeanRange, 0, scale) == 0 && Numbers.Side(unscreened, 0, scale) != 0;
            if (!fallback) (centre, meanRange) = kept;
        }

        if (!withLimits || centre is not { } mean || meanRange is not { } range) return new Lines(centre) { UnscreenedFallback = fallback };

        // Limits at centre -+ 2.66 mean moving ranges, two-sigma lines at two thirds of that; no cut at 0 or 100%.
        var width = LimitFactor * range;
        var near = width * 2 / 3;
        return new Lines(
            centre,
            Numbers.Finite(mean - width),
            Numbers.Finite(mean + width),
            Numbers.Finite(mean - near),
            Numbers.Finite(mean + near),
            meanRange,
            fallback);
    }

    private static double[] MovingRanges(ReadOnlySpan<double> values)
    {
        if (values.Length < 2) return [];

        var ranges = new double[values.Length - 1];
        for (var i = 0; i < ranges.Length; i++) ranges[i] = Math.Abs(values[i + 1] - values[i]);
        return ranges;
    }

    // Once only: a range above the limit goes, and the point that closes it goes from the mean (SQL query v2.6; off by default there).
    private static (double? Centre, double MeanRange) Screened(ReadOnlySpan<double> basis, double[] ranges, double limit)
    {
        var keptValues = new List<double>(basis.Length) { basis[0] };
        var keptRanges = new List<double>(ranges.Length);

        for (var i = 0; i < ranges.Length; i++)
        {
            if (Numbers.Side(ranges[i], limit, 0) > 0) continue;
            keptRanges.Add(ranges[i]);
            keptValues.Add(basis[i + 1]);
        }

        return (Numbers.Mean(keptValues.ToArray()), Numbers.Mean(keptRanges.ToArray()) ?? 0);
    }
}
