namespace QmsPortal.Spc;

/// <summary>
/// The exponentially weighted moving average chart of single values, with limits that widen with time (Roberts 1959, doi 10.1080/00401706.1959.10489860;
/// Lucas and Saccucci 1990, doi 10.1080/00401706.1990.10484583). Gaps are stepped over: the average and its limits wait, and the neighbours are adjacent for the moving range.
/// </summary>
public static class EwmaChart
{
    /// <summary>Charts observations by date; ghosts are left out like gaps.</summary>
    /// <param name="observations">In any order; targets have no effect.</param>
    /// <param name="settings">How to chart them.</param>
    /// <exception cref="SpcInputException">A date appears twice, a number is not finite, or a setting is out of range.</exception>
    public static Ewma Of(IEnumerable<Observation> observations, EwmaSettings settings) => Draw(Process.Values(observations), settings);

    /// <summary>Charts values that are in order of time already.</summary>
    /// <param name="values">Null where missing; none gives a chart without points.</param>
    /// <param name="settings">How to chart them.</param>
    /// <exception cref="SpcInputException">A number is not finite, or a setting is out of range.</exception>
    public static Ewma Of(IEnumerable<double?> values, EwmaSettings settings) => Draw(Process.Checked(values), settings);

    private static Ewma Draw(double?[] values, EwmaSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();

        var process = Process.Of(values, settings.Centre, settings.Sigma);
        return new Ewma(Average(values, process, settings), process.State, process.Centre, process.Sigma);
    }

    private static EwmaPoint[] Average(double?[] values, Process process, EwmaSettings settings)
    {
        var points = new EwmaPoint[values.Length];
        var average = process.Centre ?? 0;
        var forgotten = 1.0;
        var keep = 1 - settings.Lambda;
        var width = process.IsKnown ? settings.LimitSigmas * process.Sigma * Math.Sqrt(settings.Lambda / (2 - settings.Lambda)) : null;

        for (var i = 0; i < points.Length; i++)
        {
            if (values[i] is not { } value || process.Centre is not { } centre)
            {
                points[i] = new EwmaPoint(values[i], null, null, null, false);
                continue;
            }

            average = settings.Lambda * value + keep * average;
            forgotten *= keep * keep;
            var distance = width * Math.Sqrt(1 - forgotten);
            points[i] = PointOf(value, average, Limit(centre - distance), Limit(centre + distance), process.Scale);
        }

        return points;
    }

    private static EwmaPoint PointOf(double value, double average, double? lower, double? upper, double scale) =>
        new(value, average, lower, upper, Numbers.Side(average, upper, scale) > 0 || Numbers.Side(average, lower, scale) < 0);

    private static double? Limit(double? line) => line is { } number ? Numbers.Finite(number) : null;
}
