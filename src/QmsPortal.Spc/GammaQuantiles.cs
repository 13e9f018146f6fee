namespace QmsPortal.Spc;

/// <summary>
/// Quantiles of the gamma distribution with scale 1, good to 1e-11 of their size. The incomplete gamma function comes from its power series and its
/// continued fraction (Abramowitz and Stegun 1964, 6.5.29 and 6.5.31), its inverse from Newton's method on the logarithm of the probability over the
/// logarithm of x. That function is concave, so from the second step on the steps go to the root from one side and cannot miss it.
/// </summary>
internal static class GammaQuantiles
{
    // From here on the expansion alone is closer than 1e-12 for the two tails in use, and the time for a quantile no longer grows with the shape.
    private const double LargeShape = 1_000;
    private const double ExpansionStart = 5;
    private const double Precision = 1e-15;
    private const int MostSteps = 100;

    /// <summary>The x below which the share <paramref name="tail"/>, under one half, of a gamma distribution lies.</summary>
    public static double Lower(Tail tail, double shape)
    {
        if (shape >= LargeShape) return Expansion(-tail.Deviate, shape);

        // x^a / Gamma(a + 1) is never below P(a, x), so this start is never above the root.
        var logFactorial = LogGamma.Of(shape + 1);
        var log = shape >= ExpansionStart ? Math.Log(Expansion(-tail.Deviate, shape)) : (tail.LogShare + logFactorial) / shape;

        for (var step = 0; step < MostSteps; step++)
        {
            var x = Math.Exp(log);
            if (x == 0) return 0;

            var series = Series(shape, x);
            var change = ((shape * log) - x - logFactorial + Math.Log(series) - tail.LogShare) * series / shape;
            log -= change;
            if (Math.Abs(change) <= Precision * Math.Max(1, Math.Abs(log))) break;
        }

        return Math.Exp(log);
    }

    /// <summary>The x above which the share <paramref name="tail"/>, under one half, of a gamma distribution lies. The shape is at least 1.</summary>
    public static double Upper(Tail tail, double shape)
    {
        var start = Expansion(tail.Deviate, shape);
        if (shape >= LargeShape) return start;

        var logGamma = LogGamma.Of(shape);
        var log = Math.Log(start);

        for (var step = 0; step < MostSteps; step++)
        {
            var x = Math.Exp(log);
            var fraction = Fraction(shape, x);
            var change = ((shape * log) - x - logGamma + Math.Log(fraction) - tail.LogShare) * fraction;
            log += change;
            if (Math.Abs(change) <= Precision * Math.Max(1, Math.Abs(log))) break;
        }

        return Math.Exp(log);
    }

    // Cornish and Fisher's expansion as worked out for chi-square by Goldberg and Levine (Annals of Mathematical Statistics 1946, 17:216-225), with 2a degrees of freedom.
    private static double Expansion(double z, double shape)
    {
        var freedom = 2 * shape;
        var root = Math.Sqrt(freedom);
        var square = z * z;
        var chiSquare = freedom
            + Math.Sqrt(2) * z * root
            + 2 * (square - 1) / 3
            + z * (square - 7) / (9 * Math.Sqrt(2) * root)
            - (6 * square * square + 14 * square - 32) / (405 * freedom)
            + z * (9 * square * square + 256 * square - 433) / (4860 * Math.Sqrt(2) * freedom * root)
            + (12 * square * square * square - 243 * square * square - 923 * square + 1472) / (25515 * freedom * freedom);
        return chiSquare / 2;
    }

    // 1 + x / (a + 1) + x^2 / ((a + 1)(a + 2)) + ...: P(a, x) times Gamma(a + 1) e^x / x^a.
    private static double Series(double shape, double x)
    {
        var (sum, term) = (1.0, 1.0);

        for (var n = shape + 1; term > sum * 1e-17; n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    // Q(a, x) times Gamma(a) e^x / x^a, by Lentz's method (Applied Optics 1976, 15:668-671). In use x is above the shape, where every part is positive or shrinks fast.
    private static double Fraction(double shape, double x)
    {
        var part = x + 1 - shape;
        var numerator = double.MaxValue;
        var denominator = 1 / part;
        var fraction = denominator;

        for (var n = 1; n < 100_000; n++)
        {
            var factor = n * (shape - n);
            part += 2;
            denominator = 1 / (factor * denominator + part);
            numerator = part + factor / numerator;
            var change = denominator * numerator;
            fraction *= change;
            if (Math.Abs(change - 1) < Precision) break;
        }

        return fraction;
    }
}

/// <summary>A share of a distribution beyond a limit, with its logarithm and the standard normal deviate beyond which it lies.</summary>
internal readonly record struct Tail(double Share, double Deviate)
{
    public static readonly Tail OneInForty = new(0.025, 1.959963984540054);

    public static readonly Tail OneInThousand = new(0.001, 3.090232306167814);

    public double LogShare { get; } = Math.Log(Share);
}
