namespace QmsPortal.Spc;

/// <summary>Sums that do not lose digits, and comparisons that do not see rounding: the only arithmetic the charts share.</summary>
internal static class Numbers
{
    // Twelve times 0.1 adds up to 0.09999999999999999 times twelve in plain doubles, and a constant series would seem to lie above its own mean.
    private const double Tolerance = 1e-9;

    /// <summary>The mean, summed with Neumaier's compensation (ZAMM 1974, 54:39-51); null when there is nothing to sum or the sum is too large for a double.</summary>
    public static double? Mean(ReadOnlySpan<double> values)
    {
        var sum = new CompensatedSum();
        foreach (var value in values) sum.Add(value);
        return Finite(sum.Total / values.Length);
    }

    /// <summary>The standard deviation of a sample (divisor one less than their number); null for fewer than two.</summary>
    public static double? Deviation(ReadOnlySpan<double> values)
    {
        if (values.Length < 2 || Mean(values) is not { } mean) return null;

        var squares = new CompensatedSum();
        foreach (var value in values) squares.Add((value - mean) * (value - mean));
        return Finite(Math.Sqrt(squares.Total / (values.Length - 1)));
    }

    /// <summary>The middle value, or the mean of the two middle values; null when there are none.</summary>
    public static double? Median(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) return null;

        var around = values.ToArray();
        var middle = around.Length / 2;
        var upper = Selection.At(around, middle);
        return around.Length % 2 == 1 ? upper : Mean([Largest(around.AsSpan(..middle)), upper]);
    }

    private static double Largest(ReadOnlySpan<double> values)
    {
        var largest = double.NegativeInfinity;
        foreach (var value in values) largest = Math.Max(largest, value);
        return largest;
    }

    /// <summary>The largest absolute value, or 0 when there are none: the scale on which a value counts as lying on a line.</summary>
    public static double Scale(ReadOnlySpan<double> values)
    {
        var largest = 0.0;
        foreach (var value in values) largest = Math.Max(largest, Math.Abs(value));
        return largest;
    }

    /// <summary>1 strictly above the line, -1 strictly below, 0 on it or where there is no line. On it is within 1e-9 of the larger of line and scale.</summary>
    public static int Side(double value, double? line, double scale) => Edge.Of(line, scale).Side(value);

    /// <summary>How far from a line a value may lie and still be on it.</summary>
    public static double Allowed(double line, double scale) => Tolerance * Math.Max(Math.Abs(line), scale);

    /// <summary>The number, or null where it is not one: a line without end cannot be drawn or compared with.</summary>
    public static double? Finite(double number) => double.IsFinite(number) ? number : null;
}
