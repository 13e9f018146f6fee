// Own part: a tile needs the shape of the last months in the height of two lines of text.
using Microsoft.AspNetCore.Html;

namespace QmsPortal.Ui.Charts;

/// <summary>The small line of a tile. The words stand beside it, so it is hidden from readers of the screen.</summary>
public static class Spark
{
    private const int Width = 230;
    private const int Height = 40;
    private const int MostPoints = 24;
    private const int Inset = 7;
    private const double Dot = 2.6;

    public static IHtmlContent Of(Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        var last = plot.Last(MostPoints);
        return new SvgContent(svg => Draw(svg, last));
    }

    private static void Draw(SvgWriter svg, Plot plot)
    {
        var bounds = PlotBounds.Bare(plot) ?? new PlotBounds(0, 1);
        var scale = new PlotScale(plot.Points.Count, 1, Width - 1, Inset, Height - Inset, bounds.Low, bounds.High);
        svg.Write($"<svg class=\"qms-spark\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" aria-hidden=\"true\" focusable=\"false\">");
        PlotLines.Band(svg, plot, scale);
        PlotLines.Centre(svg, plot, scale);
        PlotLines.Targets(svg, plot, scale);
        PlotLines.Values(svg, plot, scale);
        foreach (var mark in Marks.BottomUp)
        {
            var open = false;
            foreach (var i in Marks.Drawn(plot.Points, mark, scale))
            {
                if (mark == PlotMark.Common && i != LastValue(plot))
                    continue;
                if (!open)
                    PlotPoints.Open(svg, mark);
                open = true;
                Marks.Open(svg, mark, scale.X(i), scale.Y(plot.Points[i].Value!.Value), Dot);
                svg.Write($"/>");
            }

            if (open)
                svg.Write($"</g>");
        }

        svg.Write($"</svg>");
    }

    private static int LastValue(Plot plot)
    {
        var i = plot.Points.Count - 1;
        while (i >= 0 && !plot.Points[i].Value.Drawable())
            i--;
        return i;
    }
}
