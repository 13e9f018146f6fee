namespace QmsPortal.Ui.Charts;

/// <summary>A horizontal line and its text.</summary>
internal readonly record struct AxisTick(double Value, string Text);

/// <summary>Few horizontal lines at round values: 1, 2 or 5 times a power of ten apart.</summary>
internal sealed record AxisTicks(double Low, double High, IReadOnlyList<AxisTick> Lines)
{
    private const int Intervals = 4;
    private const int LongestText = 14;
    private static readonly int[] Steps = [1, 2, 5];

    public static AxisTicks Of(Plot plot)
    {
        var bounds = PlotBounds.Of(plot);
        var rough = bounds.Span / Intervals;
        var power = (int)Math.Floor(Math.Log10(rough));
        var step = 0;
        while (step < Steps.Length && Steps[step] < rough / Math.Pow(10, power) * 0.999)
            step++;
        var ticks = With(plot, bounds, step, power);

        // Text with fewer decimals than the step would name two lines alike.
        for (var wider = 1; wider <= 3 && ticks.HasTwins; wider++)
            ticks = With(plot, bounds, step + wider, power);
        return ticks;
    }

    private bool HasTwins => Lines.Zip(Lines.Skip(1)).Any(pair => pair.First.Text == pair.Second.Text);

    private static AxisTicks With(Plot plot, PlotBounds bounds, int step, int power)
    {
        power += step / Steps.Length;
        var size = At(1);
        var first = (long)Math.Floor((bounds.Low / size) + 1e-9);
        var last = (long)Math.Ceiling((bounds.High / size) - 1e-9);
        var low = plot.Floor <= bounds.Low ? Math.Max(At(first), plot.Floor.Value) : At(first);
        var high = plot.Ceiling >= bounds.High ? Math.Min(At(last), plot.Ceiling.Value) : At(last);
        var lines = new List<AxisTick>();
        for (var i = first; i <= last; i++)
        {
            if (At(i) >= low - (size * 1e-9) && At(i) <= high + (size * 1e-9))
                lines.Add(new AxisTick(At(i), Short(plot.AxisText(At(i)))));
        }

        return new AxisTicks(low, high, lines);

        // Dividing by a power of ten keeps 0.3 from becoming 0.30000000000000004.
        double At(long i) => power >= 0
            ? i * Steps[step % Steps.Length] * Math.Pow(10, power)
            : i * Steps[step % Steps.Length] / Math.Pow(10, -power);
    }

    internal static string Short(string text) => text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1), "…");
}
