using Microsoft.AspNetCore.Html;

namespace QmsPortal.Ui.Charts;

/// <summary>The meanings of the marks that occur, no others, and in words the numbers a phone has no room to draw.</summary>
internal static class Legend
{
    private static readonly PlotMark[] Order = [PlotMark.Concern, PlotMark.Improvement, PlotMark.Neutral, PlotMark.Common, PlotMark.LeftOut];

    public static IHtmlContent Of(Plot plot) => new SvgContent(svg =>
    {
        if (Numbers(plot) is { Length: > 0 } numbers)
            svg.Write($"<p class=\"qms-chart__numbers\">{numbers}</p>");
        var marks = Order.Where(mark => plot.Points.Any(point => point.Mark == mark && point.Value.Drawable())).ToList();
        var range = plot.Phases.Any(phase => phase.Lower.Drawable() || phase.Upper.Drawable());
        var kinds = plot.Events.DistinctBy(e => e.Meaning).ToList();
        if (marks.Count + plot.Targets.Count + kinds.Count == 0 && !range)
            return;
        svg.Write($"<ul class=\"qms-chart__legend\">");
        foreach (var mark in marks)
            Item(svg, 16, IconWords.Of(mark), () => Mark(svg, mark));
        if (plot.Targets.Count > 0)
            Item(svg, 26, "Target", () => svg.Write($"<path class=\"qms-chart__target\" stroke=\"#7c2855\" stroke-width=\"2\" stroke-dasharray=\"9 3 2 3\" d=\"M0 9h26\"/>"));
        if (range)
            Item(svg, 26, "Usual range", () => svg.Write($"<path class=\"qms-chart__band\" fill=\"#eef3f7\" d=\"M0 3h26v12H0z\"/><path class=\"qms-chart__limit\" stroke=\"#768692\" stroke-width=\"1.5\" stroke-dasharray=\"5 4\" d=\"M0 3h26M0 15h26\"/>"));
        foreach (var kind in kinds)
            Item(svg, 24, kind.Meaning, () => Sign(svg, kind.Sign));
        svg.Write($"</ul>");
    });

    /// <summary>"Mean 89%, usual range 83% to 95%, target 90%. Last 30 of 60 points."</summary>
    internal static string Numbers(Plot plot)
    {
        var parts = new List<string>(3);
        var phase = plot.Phases.Count > 0 ? plot.Phases[^1] : null;
        if (phase?.Centre is { } centre && phase.Centre.Drawable())
            parts.Add($"{plot.CentreName} {plot.AxisText(centre)}");
        if (phase is { Lower: { } lower, Upper: { } upper } && phase.Lower.Drawable() && phase.Upper.Drawable())
            parts.Add($"usual range {plot.AxisText(lower)} to {plot.AxisText(upper)}");
        if (plot.Targets.Count > 0)
            parts.Add($"target {plot.AxisText(plot.Targets[^1].Value)}");
        var sentence = parts.Count == 0 ? "" : string.Join(", ", parts) + ".";
        if (sentence.Length > 0)
            sentence = char.ToUpperInvariant(sentence[0]) + sentence[1..];
        return plot.Points.Count > PlotSvg.NarrowPoints ? $"{sentence} Last {PlotSvg.NarrowPoints} of {plot.Points.Count} points.".TrimStart() : sentence;
    }

    private static void Item(SvgWriter svg, int width, string words, Action draw)
    {
        svg.Write($"<li><svg viewBox=\"0 0 {width} 19\" width=\"{width}\" height=\"19\" fill=\"none\" aria-hidden=\"true\" focusable=\"false\">");
        draw();
        svg.Write($"</svg>{words}</li>");
    }

    private static void Mark(SvgWriter svg, PlotMark mark)
    {
        PlotPoints.Open(svg, mark);
        Marks.Open(svg, mark, 8, 9, Marks.LargestDot);
        svg.Write($"/></g>");
    }

    private static void Sign(SvgWriter svg, string sign)
    {
        svg.Write($"<g class=\"qms-chart__event\" fill=\"#fff\" stroke=\"#425563\" text-anchor=\"middle\" font-size=\"13\" font-weight=\"700\">");
        PlotEvents.Box(svg, 1, 0.5, sign);
        svg.Write($"</g>");
    }
}
