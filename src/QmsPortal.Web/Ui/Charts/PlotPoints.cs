namespace QmsPortal.Ui.Charts;

/// <summary>The marks, each with its words. The number of the point lets the arrow keys walk in order of time.</summary>
internal static class PlotPoints
{
    public static void Draw(SvgWriter svg, Plot plot, PlotScale scale)
    {
        Gaps(svg, plot, scale);
        var dot = Marks.Dot(scale.Spacing);
        foreach (var mark in Marks.BottomUp)
        {
            var open = false;
            foreach (var i in Marks.Drawn(plot.Points, mark, scale))
            {
                if (!open)
                    Open(svg, mark);
                open = true;
                Marks.Open(svg, mark, scale.X(i), scale.Y(plot.Points[i].Value!.Value), dot);
                svg.Write($" data-i=\"{i}\">");
                Title(svg, plot.Points[i]);
                if (mark is PlotMark.Common or PlotMark.LeftOut)
                    svg.Write($"</circle>");
                else
                    svg.Write($"</path>");
            }

            if (open)
                svg.Write($"</g>");
        }
    }

    public static void Open(SvgWriter svg, PlotMark mark)
    {
        svg.Write($"<g class=\"qms-mark qms-mark--{Marks.Class(mark)}\" fill=\"{Marks.Fill(mark)}\"");
        if (mark == PlotMark.LeftOut)
            svg.Write($" stroke=\"#5b6f7c\" stroke-width=\"1.6\"");
        svg.Write($">");
    }

    // A gap has no mark, yet the keys must not step over it: "No value" is said where it belongs.
    private static void Gaps(SvgWriter svg, Plot plot, PlotScale scale)
    {
        if (scale.Spacing < 1)
            return;
        var open = false;
        for (var i = 0; i < plot.Points.Count; i++)
        {
            if (plot.Points[i].Value.Drawable())
                continue;
            if (!open)
                svg.Write($"<g class=\"qms-mark--gap\" fill=\"none\">");
            open = true;
            svg.Write($"<path d=\"M{scale.X(i)} {scale.Bottom}v-4\" data-i=\"{i}\">");
            Title(svg, plot.Points[i]);
            svg.Write($"</path>");
        }

        if (open)
            svg.Write($"</g>");
    }

    private static void Title(SvgWriter svg, PlotPoint point)
    {
        svg.Write($"<title>{point.Label}, {point.ValueText}");
        if (!string.IsNullOrEmpty(point.Note))
            svg.Write($", {point.Note}");
        else if (point.Mark != PlotMark.Common && point.Value.Drawable())
            svg.Write($", {IconWords.Spoken(point.Mark)}");
        svg.Write($"</title>");
    }
}
