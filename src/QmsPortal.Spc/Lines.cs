namespace QmsPortal.Spc;

/// <summary>The lines of one phase, each null where it does not exist.</summary>
internal readonly record struct Lines(
    double? Centre,
    double? LowerLimit = null,
    double? UpperLimit = null,
    double? LowerTwoSigma = null,
    double? UpperTwoSigma = null,
    double? MeanMovingRange = null,
    bool UnscreenedFallback = false)
{
    // Wheeler, Understanding Variation: 3 / d2 with d2 = 1.128 for ranges of two, rounded as Making Data Count does.
    private const double LimitFactor = 2.66;

    /// <summary>Limits 2.66 mean moving ranges from the centre, two-sigma lines at two thirds of that; no cut at 0 or 100%.</summary>
    public static Lines Around(double? centre, double? meanRange, bool fallback) => Around(centre, meanRange, LimitFactor, fallback);

    public static Lines Around(double? centre, double? meanRange, double limitFactor, bool fallback)
    {
        if (centre is not { } mean || meanRange is not { } range) return new Lines(centre) { UnscreenedFallback = fallback };

        var width = limitFactor * range;
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
}
