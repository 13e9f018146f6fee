namespace QmsPortal.Spc;

/// <summary>How far proportions, rates or counts vary from one to the next, held against what chance allows.</summary>
internal static class Dispersion
{
    // One value in twenty of a process that varies by chance alone.
    private const double OneSidedNormal = 1.6449;

    // The mean of k moving ranges of two, over d2, has a standard error of about 0.806 / sqrt(k) standard deviations: sqrt(0.826) / 1.128
    // (Cryer and Ryan, The estimation of sigma for an X chart, Journal of Quality Technology 1990, 22:187-192).
    private const double RelativeError = 0.806;

    /// <summary>
    /// Sigma Z, 1 where chance alone is at work (Laney 2002), and what it should not exceed. By moving ranges, so a shift hardly raises it,
    /// and screened, so that a single outlier does not either.
    /// </summary>
    public static (double? SigmaZ, double? Threshold) Of(ControlChartKind kind, Subgroup[] values)
    {
        var (numerators, denominators) = (new CompensatedSum(), new CompensatedSum());
        foreach (var value in values)
        {
            numerators.Add(value.Sum);
            denominators.Add(OpportunityOf(kind, value));
        }

        var centre = numerators.Total / denominators.Total;
        var z = Array.ConvertAll(values, value =>
        {
            var sigma = Laney.Sigma(kind, OpportunityOf(kind, value), centre);
            return sigma > 0 ? (value.Value - centre) / sigma : double.NaN;
        });
        return MovingRanges.Of(z, screen: true).Mean is { } mean
            ? (Numbers.Finite(mean / MovingRanges.D2), 1 + OneSidedNormal * RelativeError / Math.Sqrt(values.Length - 1))
            : (null, null);
    }

    // Of a count, one and the same for all.
    private static double OpportunityOf(ControlChartKind kind, Subgroup value) => kind is ControlChartKind.C ? 1 : value.Denominator;
}
