using Microsoft.AspNetCore.Html;

namespace QmsPortal.Ui.Charts;

/// <summary>Draws a chart twice: a shrunken wide chart is not legible on a phone.</summary>
public static class PlotSvg
{
    private const int Text = 13;
    internal const int NarrowPoints = 30;
    private const double DenseSpacing = 2;

    /// <summary>880 × 350, every point, names of the lines at the right.</summary>
    public static IHtmlContent Wide(Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        return new SvgContent(svg => Draw(svg, plot, plot.Description, "wide", 880, 350, named: true));
    }

    /// <summary>322 × 250, the last 30 points; the numbers of the lines stand below it as text.</summary>
    public static IHtmlContent Narrow(Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        var last = plot.Last(NarrowPoints);
        var description = ReferenceEquals(last, plot) ? plot.Description : $"{plot.Description} The last {NarrowPoints} points are shown.";
        return new SvgContent(svg => Draw(svg, last, description, "narrow", 322, 250, named: false));
    }

    /// <summary>The part of an id that is safe in a list of ids.</summary>
    internal static string SafeId(string id) => string.Concat(id.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '-'));

    private static void Draw(SvgWriter svg, Plot plot, string description, string view, int width, int height, bool named)
    {
        var id = $"{SafeId(plot.Id)}-{view}";
        svg.Write($"<svg class=\"qms-chart__{view}\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" ");
        svg.Write($"role=\"img\" aria-labelledby=\"{id}-title {id}-desc\" font-family=\"Arial, sans-serif\" font-size=\"{Text}\" fill=\"#212b32\">");
        svg.Write($"<title id=\"{id}-title\">{plot.Title}</title><desc id=\"{id}-desc\">{description}</desc>");

        var axis = AxisTicks.Of(plot);
        var names = named ? SideLabels.Of(plot) : [];
        var left = Math.Min(120, 12 + (axis.Lines.Count == 0 ? 0 : axis.Lines.Max(line => PlotScale.TextWidth(line.Text, Text))));
        var right = names.Count == 0 ? 8 : Math.Min(224, 16 + names.Max(name => PlotScale.TextWidth(name.Text, Text)));
        var scale = new PlotScale(plot.Points.Count, left, width - right, plot.Events.Count > 0 ? 26 : 12, height - 32, axis.Low, axis.High);

        PlotLines.Band(svg, plot, scale);
        Grid(svg, axis, scale);
        Dates(svg, DateTicks.Of(plot.Points, scale, width, Text), scale);

        // Thousands of values are a solid mass that would hide the lines they are compared with.
        var dense = scale.Spacing < DenseSpacing;
        if (dense)
            PlotLines.Values(svg, plot, scale);
        PlotLines.Limits(svg, plot, scale);
        PlotLines.Targets(svg, plot, scale);
        PlotEvents.Draw(svg, plot, scale);
        if (!dense)
            PlotLines.Values(svg, plot, scale);
        PlotPoints.Draw(svg, plot, scale);
        SideLabels.Draw(svg, names, scale);
        if (!plot.Points.Any(point => point.Value.Drawable()))
            svg.Write($"<text class=\"qms-chart__empty\" x=\"{(scale.Left + scale.Right) / 2}\" y=\"{(scale.Top + scale.Bottom) / 2}\" text-anchor=\"middle\" stroke=\"#fff\" stroke-width=\"8\" paint-order=\"stroke\">No values yet</text>");
        svg.Write($"</svg>");
    }

    private static void Grid(SvgWriter svg, AxisTicks axis, PlotScale scale)
    {
        svg.Write($"<path class=\"qms-chart__grid\" fill=\"none\" stroke=\"#d8dde0\" d=\"");
        foreach (var line in axis.Lines)
            svg.Write($"M{scale.Left} {scale.Y(line.Value)}H{scale.Right}");
        svg.Write($"\"/><g class=\"qms-chart__axis\" fill=\"#425563\" text-anchor=\"end\">");
        var above = default(string);
        foreach (var line in axis.Lines)
        {
            if (line.Text != above)
                svg.Write($"<text x=\"{scale.Left - 8}\" y=\"{scale.Y(line.Value) + 4.5}\">{line.Text}</text>");
            above = line.Text;
        }

        svg.Write($"</g>");
    }

    private static void Dates(SvgWriter svg, IReadOnlyList<DateTick> ticks, PlotScale scale)
    {
        svg.Write($"<path class=\"qms-chart__foot\" fill=\"none\" stroke=\"#768692\" d=\"M{scale.Left} {scale.Bottom}H{scale.Right}");
        foreach (var tick in ticks)
            svg.Write($"M{tick.X} {scale.Bottom}v5");
        svg.Write($"\"/><g class=\"qms-chart__axis\" fill=\"#425563\" text-anchor=\"middle\">");
        foreach (var tick in ticks)
            svg.Write($"<text x=\"{tick.TextX}\" y=\"{scale.Bottom + 20}\">{tick.Text}</text>");
        svg.Write($"</g>");
    }
}
