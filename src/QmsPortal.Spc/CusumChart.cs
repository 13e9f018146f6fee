namespace QmsPortal.Spc;

/// <summary>
/// The tabular CUSUM of single values (Page 1954, doi 10.1093/biomet/41.1-2.100; Montgomery, Introduction to Statistical Quality Control, section 9.1).
/// Sums are not reset by a signal. Gaps are stepped over: the sums wait, and the neighbours are adjacent for the moving range.
/// </summary>
public static class CusumChart
{
    /// <summary>Charts observations by date; ghosts are left out like gaps.</summary>
    /// <param name="observations">In any order; targets have no effect.</param>
    /// <param name="settings">How to chart them.</param>
    /// <exception cref="SpcInputException">A date appears twice, a number is not finite, or a setting is out of range.</exception>
    public static Cusum Of(IEnumerable<Observation> observations, CusumSettings settings) => Draw(Process.Values(observations), settings);

    /// <summary>Charts values that are in order of time already.</summary>
    /// <param name="values">Null where missing; none gives a chart without points.</param>
    /// <param name="settings">How to chart them.</param>
    /// <exception cref="SpcInputException">A number is not finite, or a setting is out of range.</exception>
    public static Cusum Of(IEnumerable<double?> values, CusumSettings settings) => Draw(Process.Checked(values), settings);

    private static Cusum Draw(double?[] values, CusumSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();

        var process = Process.Of(values, settings.Centre, settings.Sigma);
        var points = process.IsKnown ? Sum(values, process, settings) : null;
        var state = process.IsKnown && points is null ? SigmaState.OutOfRange : process.State;
        points ??= Array.ConvertAll(values, value => new CusumPoint(value, null, null, false, false, null, null));
        return new Cusum(points, state, process.Centre, process.Sigma, settings.DecisionInterval);
    }

    private static CusumPoint[]? Sum(double?[] values, Process process, CusumSettings settings)
    {
        var points = new CusumPoint[values.Length];
        var (slack, limit) = (settings.ShiftSigmas / 2, settings.DecisionInterval);
        var (up, down, upLength, downLength) = (0.0, 0.0, 0, 0);

        for (var i = 0; i < points.Length; i++)
        {
            if (values[i] is not { } value)
            {
                points[i] = default;
                continue;
            }

            var z = (value - process.Centre!.Value) / process.Sigma!.Value;
            up = Math.Max(0, up + z - slack);
            down = Math.Min(0, down + z + slack);
            if (!double.IsFinite(up) || !double.IsFinite(down)) return null;

            upLength = up > 0 ? upLength + 1 : 0;
            downLength = down < 0 ? downLength + 1 : 0;
            points[i] = new CusumPoint(value, up, down, Numbers.Side(up, limit, 0) > 0, Numbers.Side(down, -limit, 0) < 0, upLength, downLength);
        }

        return points;
    }
}
