namespace QmsPortal.Spc;

/// <summary>
/// The scale on which groups are compared, so that the standard error hardly depends on the value (Spiegelhalter 2005, doi 10.1136/qshc.2005.013755, appendix):
/// arcsine of the square root, logarithm, or square root. Proportions end at 0 and 1, so limits that would fold back beyond them stay there.
/// </summary>
internal sealed class FunnelScale(FunnelSettings settings, double target)
{
    // As tables print them: published limits rest on these and differ in the eighth digit from those of the exact deviates.
    private const double Deviate95 = 1.959964;
    private const double Deviate998 = 3.090232;

    private readonly FunnelDataType type = settings.DataType;
    private readonly bool isLogarithm =
        settings.DataType == FunnelDataType.RatioOfCounts || (settings.DataType == FunnelDataType.StandardisedRatio && settings.Method == StandardisedRatioMethod.Shmi);

    /// <summary>The denominator the method works with: the SHMI publishes expected events in hundredths.</summary>
    public static double Working(double denominator, FunnelSettings settings) =>
        settings is { DataType: FunnelDataType.StandardisedRatio, Method: StandardisedRatioMethod.Shmi } ? ToHundredths(denominator) : denominator;

    public Score ScoreOf(double numerator, double denominator)
    {
        var error = ErrorOf(numerator, denominator);
        var ratio = type == FunnelDataType.RatioOfCounts ? (numerator + 0.5) / (denominator + 0.5) : numerator / denominator;
        return new Score((Transform(ratio) - Transform(target)) / error, error);
    }

    public FunnelLimits Limits(double numerator, double denominator, double tauSquared)
    {
        var error = ErrorOf(numerator, denominator);
        var width = Math.Sqrt(error * error + tauSquared);
        return new FunnelLimits(
            Back(-Deviate95 * width), Back(Deviate95 * width), Back(-Deviate998 * width), Back(Deviate998 * width));
    }

    /// <summary>
    /// Limits for events over expected events when the events follow a Poisson distribution (Garwood 1936, doi 10.1093/biomet/28.3-4.437).
    /// </summary>
    public static FunnelLimits ExactPoisson(double expected) => new(
        Numbers.Finite(GammaQuantiles.Lower(Tail.OneInForty, expected) / expected),
        Numbers.Finite(GammaQuantiles.Upper(Tail.OneInForty, expected + 1) / expected),
        Numbers.Finite(GammaQuantiles.Lower(Tail.OneInThousand, expected) / expected),
        Numbers.Finite(GammaQuantiles.Upper(Tail.OneInThousand, expected + 1) / expected));

    private double Transform(double ratio) => type switch
    {
        FunnelDataType.Proportion => Math.Asin(Math.Sqrt(ratio)),
        _ => isLogarithm ? Math.Log(ratio) : Math.Sqrt(ratio),
    };

    private double ErrorOf(double numerator, double denominator)
    {
        if (type != FunnelDataType.RatioOfCounts) return 1 / ((isLogarithm ? 1 : 2) * Math.Sqrt(denominator));

        var (a, n) = (numerator + 0.5, denominator + 0.5);
        return Math.Sqrt(numerator / a / a + denominator / n / n);
    }

    private double? Back(double distance) => type switch
    {
        FunnelDataType.Proportion => SquaredSine(Math.Asin(Math.Sqrt(target)) + distance),
        _ => Numbers.Finite(isLogarithm ? target * Math.Exp(distance) : target + distance),
    };

    private static double SquaredSine(double angle)
    {
        var sine = Math.Sin(Math.Clamp(angle, 0, Math.PI / 2));
        return sine * sine;
    }

    // To the nearer hundredth: 2.675 is held as a little less, so it goes down; the usual multiplication by 100 would not see that.
    private static double ToHundredths(double number)
    {
        if (number >= 1e13) return number;

        var hundredths = Math.Floor(number * 100);
        var (below, above) = (hundredths / 100, (hundredths + 1) / 100);
        var nearer = (number - below).CompareTo(above - number);
        return nearer < 0 || (nearer == 0 && hundredths % 2 == 0) ? below : above;
    }
}
