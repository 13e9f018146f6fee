namespace QmsPortal.Ui.Charts;

/// <summary>Numbered boxes on the top edge, joined to the table of what happened by their signs.</summary>
internal static class PlotEvents
{
    public const double BoxHeight = 18;
    private const double BoxWidth = 22;

    public static void Draw(SvgWriter svg, Plot plot, PlotScale scale)
    {
        var events = plot.Events.Where(e => e.Index >= 0 && e.Index < plot.Points.Count).OrderBy(e => e.Index).ToList();
        if (events.Count == 0)
            return;
        Span<double> places = [.. events.Select(e => scale.X(e.Index))];
        PlotScale.PushApart(places, BoxWidth + 2, scale.Left, scale.Right - (BoxWidth / 2));
        svg.Write($"<path class=\"qms-chart__when\" fill=\"none\" stroke=\"#aeb7bd\" d=\"");
        for (var i = 0; i < events.Count; i++)
            svg.Write($"M{places[i]} {BoxHeight + 2}L{scale.X(events[i].Index)} {scale.Top}V{scale.Bottom}");
        svg.Write($"\"/><g class=\"qms-chart__event\" fill=\"#fff\" stroke=\"#425563\" text-anchor=\"middle\" font-weight=\"700\">");
        for (var i = 0; i < events.Count; i++)
            Box(svg, places[i] - (BoxWidth / 2), 2, events[i].Sign);
        svg.Write($"</g>");
    }

    public static void Box(SvgWriter svg, double x, double y, string sign)
    {
        svg.Write($"<rect x=\"{x}\" y=\"{y}\" width=\"{BoxWidth}\" height=\"{BoxHeight}\"/>");
        svg.Write($"<text x=\"{x + (BoxWidth / 2)}\" y=\"{y + 13.5}\" fill=\"#212b32\" stroke=\"none\">{sign}</text>");
    }
}
