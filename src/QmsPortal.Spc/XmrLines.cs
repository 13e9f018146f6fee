namespace QmsPortal.Spc;

/// <summary>How the lines of an XmR chart come from its base points: NHS England, Making Data Count, SQL query v2.6 and testing notes for the Single Chart Tool.</summary>
internal static class XmrLines
{
    public static Lines Of(ReadOnlySpan<double> basis, bool screenOutliers, bool withLimits)
    {
        var ranges = Ranges(basis);
        var centre = Numbers.Mean(basis);
        var meanRange = Numbers.Mean(ranges);
        var fallback = false;

        if (screenOutliers && meanRange is { } unscreened)
        {
            var kept = Screened(basis, ranges, MovingRanges.D4 * unscreened);
            var scale = Numbers.Scale(basis);
            fallback = Numbers.Side(kept.MeanRange, 0, scale) == 0 && Numbers.Side(unscreened, 0, scale) != 0;
            if (!fallback) (centre, meanRange) = kept;
        }

        return withLimits ? Lines.Around(centre, meanRange, fallback) : new Lines(centre) { UnscreenedFallback = fallback };
    }

    private static double[] Ranges(ReadOnlySpan<double> values)
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
