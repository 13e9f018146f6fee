namespace QmsPortal.Ui.Charts;

/// <summary>What has no shape of its own: the band between the limits, the lines, and the line through the values.</summary>
internal static class PlotLines
{
    public static void Band(SvgWriter svg, Plot plot, PlotScale scale)
    {
        svg.Write($"<path class=\"qms-chart__band\" fill=\"#eef3f7\" d=\"");
        foreach (var phase in plot.Phases)
        {
            if (phase.Lower.Drawable() && phase.Upper.Drawable() && scale.Holds(phase.First, phase.Last))
                svg.Write($"M{scale.Edge(phase.First)} {scale.Y(phase.Upper!.Value)}H{scale.Edge(phase.Last + 1)}V{scale.Y(phase.Lower!.Value)}H{scale.Edge(phase.First)}z");
        }

        svg.Write($"\"/>");
    }

    public static void Limits(SvgWriter svg, Plot plot, PlotScale scale)
    {
        svg.Write($"<path class=\"qms-chart__limit\" fill=\"none\" stroke=\"#768692\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\" d=\"");
        foreach (var phase in plot.Phases)
        {
            Level(svg, scale, phase.First, phase.Last, phase.Upper);
            Level(svg, scale, phase.First, phase.Last, phase.Lower);
        }

        svg.Write($"\"/><path class=\"qms-chart__phase\" fill=\"none\" stroke=\"#425563\" stroke-width=\"1.5\" stroke-dasharray=\"2 3\" d=\"");
        foreach (var phase in plot.Phases)
        {
            if (phase.First > 0 && !phase.Continues && scale.Holds(phase.First, phase.Last))
                svg.Write($"M{scale.Edge(phase.First)} {scale.Top}V{scale.Bottom}");
        }

        svg.Write($"\"/>");
        Centre(svg, plot, scale);
    }

    public static void Centre(SvgWriter svg, Plot plot, PlotScale scale)
    {
        svg.Write($"<path class=\"qms-chart__mean\" fill=\"none\" stroke=\"#425563\" stroke-width=\"1.5\" d=\"");
        foreach (var phase in plot.Phases)
            Level(svg, scale, phase.First, phase.Last, phase.Centre);
        svg.Write($"\"/>");
    }

    public static void Targets(SvgWriter svg, Plot plot, PlotScale scale)
    {
        svg.Write($"<path class=\"qms-chart__target\" fill=\"none\" stroke=\"#7c2855\" stroke-width=\"2\" stroke-dasharray=\"9 3 2 3\" d=\"");
        foreach (var target in plot.Targets)
            Level(svg, scale, target.First, target.Last, target.Value);
        svg.Write($"\"/>");
    }

    /// <summary>The line stops at a gap and goes on after it; what was not measured is not drawn.</summary>
    public static void Values(SvgWriter svg, Plot plot, PlotScale scale)
    {
        svg.Write($"<path class=\"qms-chart__line\" fill=\"none\" stroke=\"#768692\" stroke-width=\"1.3\" stroke-linejoin=\"round\" d=\"");
        var pen = false;
        for (var i = 0; i < plot.Points.Count; i++)
        {
            var value = plot.Points[i].Value;
            var drawn = value.Drawable();
            if (drawn && pen)
                svg.Write($"L{scale.X(i)} {scale.Y(value!.Value)}");
            else if (drawn)
                svg.Write($"M{scale.X(i)} {scale.Y(value!.Value)}");
            pen = drawn;
        }

        svg.Write($"\"/>");
    }

    private static void Level(SvgWriter svg, PlotScale scale, int first, int last, double? value)
    {
        if (value.Drawable() && scale.Holds(first, last))
            svg.Write($"M{scale.Edge(first)} {scale.Y(value!.Value)}H{scale.Edge(last + 1)}");
    }
}
