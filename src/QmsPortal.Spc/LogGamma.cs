namespace QmsPortal.Spc;

/// <summary>The logarithm of the gamma function for numbers above zero, to about 15 digits.</summary>
internal static class LogGamma
{
    private const double HalfLogTwoPi = 0.91893853320467274178;

    /// <summary>Stirling's series (Abramowitz and Stegun, Handbook of Mathematical Functions, 6.1.41), after stepping up to where it is exact enough.</summary>
    public static double Of(double x)
    {
        var product = 1.0;
        while (x < 15)
        {
            product *= x;
            x++;
        }

        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188 - square * (691.0 / 360360))))));
        return (x - 0.5) * Math.Log(x) - x + HalfLogTwoPi + series - Math.Log(product);
    }
}
