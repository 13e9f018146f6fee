using System.Globalization;

namespace QmsPortal.Benchmarks.Spc;

/// <summary>What the charts cost, without a database and without drawing: time for one chart, and memory for one point.</summary>
internal static class SpcSpeed
{
    private const double AllowedSmall = 5;
    private const double AllowedLarge = 5_000;

    // Memory that grows faster than the points shows as more bytes a point; a little is left for lists that double.
    private const double AllowedGrowth = 1.1;

    /// <returns>0 when every bar is met, else 1.</returns>
    public static int Measure(int rounds)
    {
        var missed = 0;
        var bytes = new Dictionary<int, double>();
        Console.WriteLine($"{"chart",-44}{"points",9}{"median µs",13}{"lowest µs",13}{"bytes a point",15}  bar");

        foreach (var work in SpcWork.All())
        {
            var cost = Timing.Of(work.Draw, rounds);
            var bytesAPoint = cost.Bytes / work.Points;
            var (met, bar) = Bar(work, cost.Median, bytesAPoint, bytes);
            if (!met) missed++;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{work.Name,-44}{work.Points,9:N0}{cost.Median,13:N2}{cost.Lowest,13:N2}{bytesAPoint,15:N0}  {bar}{(met ? "" : " MISSED")}"));
        }

        Console.WriteLine(missed == 0 ? "Every bar is met." : $"{missed} missed.");
        return missed == 0 ? 0 : 1;
    }

    private static (bool Met, string Bar) Bar(SpcWork work, double median, double bytesAPoint, Dictionary<int, double> bytes)
    {
        if (!work.IsXmr) return (true, "");

        bytes[work.Points] = bytesAPoint;
        return work.Points switch
        {
            SpcWork.Small => (median <= AllowedSmall, $"{AllowedSmall:0} µs"),
            SpcWork.Large => (median <= AllowedLarge && bytesAPoint <= AllowedGrowth * bytes[SpcWork.Middle], $"{AllowedLarge:N0} µs, {AllowedGrowth * bytes[SpcWork.Middle]:0} bytes a point"),
            _ => (bytesAPoint <= AllowedGrowth * bytes[SpcWork.Small], $"{AllowedGrowth * bytes[SpcWork.Small]:0} bytes a point"),
        };
    }
}
