using System.Globalization;

namespace QmsPortal.Ui.Charts;

/// <summary>A date under the axis, centred on a place along it.</summary>
internal readonly record struct DateTick(double X, double TextX, string Text);

/// <summary>Dates under the axis, as many as stand side by side; the year is written where it changes.</summary>
internal static class DateTicks
{
    private const double Apart = 8;
    private const double LeastApart = 36;
    private static readonly int[] Doubling = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096];
    private static readonly int[] Days = [1, 2, 7, 14, 28, 56, 91, 182, 364, 728, 1456];
    private static readonly int[] Months = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 480];

    public static IReadOnlyList<DateTick> Of(IReadOnlyList<PlotPoint> points, PlotScale scale, int width, int textSize)
    {
        if (points.Count == 0)
            return [];
        var days = points.Count == 1 ? 0 : (points[^1].Date.DayNumber - points[0].Date.DayNumber) / (points.Count - 1.0);
        var format = days >= 360 ? "yyyy" : days >= 27 && EachInItsOwnMonth(points) ? "MMM" : "d MMM";
        foreach (var stride in format == "MMM" ? Months : days is > 0.9 and < 1.1 ? Days : Doubling)
        {
            if (stride < points.Count && stride * scale.Spacing < LeastApart)
                continue;
            if (Try(points, scale, stride, format, width, textSize) is { } ticks)
                return ticks;
        }

        return Try(points, scale, points.Count, format, width, textSize) ?? [];
    }

    private static bool EachInItsOwnMonth(IReadOnlyList<PlotPoint> points)
    {
        for (var i = 1; i < points.Count; i++)
        {
            if (points[i].Date.Month == points[i - 1].Date.Month && points[i].Date.Year == points[i - 1].Date.Year)
                return false;
        }

        return true;
    }

    private static List<DateTick>? Try(IReadOnlyList<PlotPoint> points, PlotScale scale, int stride, string format, int width, int textSize)
    {
        var ticks = new List<DateTick>();
        var (end, year) = (double.NegativeInfinity, 0);
        for (var i = 0; i < points.Count; i += stride)
        {
            var date = points[i].Date;
            var text = points.Count == 1 ? AxisTicks.Short(points[0].Label) : date.ToString(date.Year == year || format == "yyyy" ? format : format + " yyyy", CultureInfo.CurrentCulture);
            var half = PlotScale.TextWidth(text, textSize) / 2;
            var at = Math.Max(scale.X(i), half);
            if (at + half > width)
                break;
            if (at - half < end + Apart)
                return null;
            ticks.Add(new DateTick(scale.X(i), at, text));
            (end, year) = (at + half, date.Year);
        }

        return ticks;
    }
}
