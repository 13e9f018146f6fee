namespace QmsPortal.Spc;

/// <summary>How the lines of an XmR chart come from its base points: NHS England, Making Data Count, SQL query v2.6 and testing notes for the Single Chart Tool.</summary>
internal static class XmrLines
{
    public static Lines Of(ReadOnlySpan<double> basis, bool screenOutliers, bool withLimits)
    {
        var centre = Numbers.Mean(basis);
        var meanRange = MeanRange(basis);
        var fallback = false;

        if (screenOutliers && meanRange is { } unscreened)
        {
            var kept = Screened(basis, MovingRanges.D4 * unscreened);
            var scale = Numbers.Scale(basis);
            fallback = Numbers.Side(kept.MeanRange, 0, scale) == 0 && Numbers.Side(unscreened, 0, scale) != 0;
            if (!fallback) (centre, meanRange) = kept;
        }

        return withLimits ? Lines.Around(centre, meanRange, fallback) : new Lines(centre) { UnscreenedFallback = fallback };
    }

    private static double? MeanRange(ReadOnlySpan<double> basis)
    {
        if (basis.Length < 2) return null;

        var sum = new CompensatedSum();
        for (var i = 1; i < basis.Length; i++) sum.Add(Math.Abs(basis[i] - basis[i - 1]));
        return Numbers.Finite(sum.Total / (basis.Length - 1));
    }

    // Once only: a range above the limit goes, and the point that closes it goes from the mean (SQL query v2.6; off by default there).
    private static (double? Centre, double MeanRange) Screened(ReadOnlySpan<double> basis, double limit)
    {
        var (values, ranges, kept) = (new CompensatedSum(), new CompensatedSum(), 0);
        values.Add(basis[0]);

        for (var i = 1; i < basis.Length; i++)
        {
            var range = Math.Abs(basis[i] - basis[i - 1]);
            if (Numbers.Side(range, limit, 0) > 0) continue;
            values.Add(basis[i]);
            ranges.Add(range);
            kept++;
        }

        return (Numbers.Finite(values.Total / (kept + 1)), kept == 0 ? 0 : Numbers.Finite(ranges.Total / kept) ?? 0);
    }
}
