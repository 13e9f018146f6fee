using Microsoft.AspNetCore.Html;

namespace QmsPortal.Ui.Charts;

/// <summary>Inside the figure: both drawings, the numbers of the lines for a phone, and what the marks mean.</summary>
public static class ChartFigure
{
    public static IHtmlContent Of(Plot plot)
    {
        ArgumentNullException.ThrowIfNull(plot);
        return new HtmlContentBuilder()
            .AppendHtml("<div class=\"qms-chart__stage\">")
            .AppendHtml(PlotSvg.Wide(plot))
            .AppendHtml(PlotSvg.Narrow(plot))
            .AppendHtml("</div>")
            .AppendHtml(Legend.Of(plot));
    }
}
