namespace QmsPortal.Ui.Charts;

/// <summary>The shapes of the points: each says in black and white what its colour says.</summary>
internal static class Marks
{
    /// <summary>From the least to the most important, so that the last is on top.</summary>
    public static readonly PlotMark[] BottomUp = [PlotMark.LeftOut, PlotMark.Common, PlotMark.Neutral, PlotMark.Improvement, PlotMark.Concern];

    public const double LargestDot = 3.2;
    private const double SmallestDot = 1.2;
    private const double SpecialApart = 4;
    private const double DotsApart = 2.2;

    public static string Class(PlotMark mark) => mark switch
    {
        PlotMark.Improvement => "improvement",
        PlotMark.Concern => "concern",
        PlotMark.Neutral => "neither",
        PlotMark.LeftOut => "left-out",
        _ => "common",
    };

    /// <summary>The colour where no style sheet is at hand, as in a saved drawing.</summary>
    public static string Fill(PlotMark mark) => mark switch
    {
        PlotMark.Improvement => "#005eb8",
        PlotMark.Concern => "#d35400",
        PlotMark.Neutral => "#5a2d91",
        PlotMark.LeftOut => "#fff",
        _ => "#5b6f7c",
    };

    public static double Dot(double spacing) => Math.Clamp(spacing * 0.28, SmallestDot, LargestDot);

    /// <summary>The shape without its closing sign, so that a title can go inside.</summary>
    public static void Open(SvgWriter svg, PlotMark mark, double x, double y, double dot)
    {
        switch (mark)
        {
            case PlotMark.Concern:
                svg.Write($"<path d=\"M{x} {y}m0-5.5l5.5 5.5-5.5 5.5-5.5-5.5z\"");
                break;
            case PlotMark.Improvement:
                svg.Write($"<path d=\"M{x} {y}m-4.3-4.3h8.6v8.6h-8.6z\"");
                break;
            case PlotMark.Neutral:
                svg.Write($"<path d=\"M{x} {y}m-2.7-4.7h5.4l2.7 4.7-2.7 4.7h-5.4l-2.7-4.7z\"");
                break;
            case PlotMark.LeftOut:
                svg.Write($"<circle cx=\"{x}\" cy=\"{y}\" r=\"4\"");
                break;
            default:
                svg.Write($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{dot}\"");
                break;
        }
    }

    /// <summary>
    /// The points of one kind to be drawn. Of thousands, those that would lie on one another are left out;
    /// the last point and a point with a gap on both sides always stay, since no line shows them.
    /// </summary>
    public static IEnumerable<int> Drawn(IReadOnlyList<PlotPoint> points, PlotMark mark, PlotScale scale)
    {
        var (lastX, lastY) = (double.NegativeInfinity, 0.0);
        for (var i = 0; i < points.Count; i++)
        {
            if (points[i].Mark != mark || !points[i].Value.Drawable())
                continue;
            var (x, y) = (scale.X(i), scale.Y(points[i].Value!.Value));
            var room = mark == PlotMark.Common
                ? scale.Spacing >= DotsApart || x - lastX >= DotsApart
                : scale.Spacing >= SpecialApart || x - lastX >= SpecialApart || Math.Abs(y - lastY) >= SpecialApart;
            if (!room && i < points.Count - 1 && !Alone(points, i))
                continue;
            (lastX, lastY) = (x, y);
            yield return i;
        }
    }

    private static bool Alone(IReadOnlyList<PlotPoint> points, int i) =>
        (i == 0 || !points[i - 1].Value.Drawable()) && (i == points.Count - 1 || !points[i + 1].Value.Drawable());
}
