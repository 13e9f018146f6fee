using Microsoft.AspNetCore.Html;
using QmsPortal.Ui.Charts;

namespace QmsPortal.Modules.Control.Paretos;

/// <summary>Bars in falling order, the line of shares added up, and the mark at 80%. The table below it says the same.</summary>
internal static class ParetoSvg
{
    private const int Width = 880;
    private const int Height = 320;
    private const int Left = 48;
    private const int Right = Width - 56;
    private const int Top = 20;
    private const int Bottom = Height - 56;
    private const int MostBars = 12;

    public static IHtmlContent Of(ShowPareto.View view) => new SvgContent(svg => Draw(svg, view));

    private static void Draw(SvgWriter svg, ShowPareto.View view)
    {
        var rows = view.Rows.Take(MostBars).ToList();
        var room = (double)(Right - Left) / rows.Count;
        svg.Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" role=\"group\" aria-labelledby=\"pareto-title pareto-desc\" font-family=\"Arial, sans-serif\" font-size=\"13\" fill=\"#212b32\">");
        svg.Write($"<title id=\"pareto-title\">{ParetoWords.Words(view.Source)}</title><desc id=\"pareto-desc\">{view.Sentence}</desc>");
        Axis(svg, view.Pareto.Total);
        foreach (var (i, row) in rows.Index())
            Bar(svg, row, view.HasFew && row.Bar.IsVital, view.Pareto.Total, Left + i * room, room);
        svg.Write($"<path class=\"qms-pareto__line\" fill=\"none\" stroke=\"#425563\" stroke-width=\"1.5\" d=\"");
        foreach (var (i, row) in rows.Index())
        {
            if (i == 0)
                svg.Write($"M{Left + room / 2} {Y(row.Bar.CumulativeShare)}");
            else
                svg.Write($"L{Left + (i + 0.5) * room} {Y(row.Bar.CumulativeShare)}");
        }

        svg.Write($"\"/></svg>");
    }

    private static void Axis(SvgWriter svg, long total)
    {
        svg.Write($"<path class=\"qms-pareto__foot\" fill=\"none\" stroke=\"#768692\" d=\"M{Left} {Top}V{Bottom}H{Right}V{Top}\"/>");
        svg.Write($"<path class=\"qms-pareto__mark\" fill=\"none\" stroke=\"#768692\" stroke-dasharray=\"5 4\" d=\"M{Left} {Y(0.8)}H{Right}\"/>");
        svg.Write($"<g class=\"qms-pareto__axis\" fill=\"#425563\"><text x=\"{Left - 6}\" y=\"{Top + 5}\" text-anchor=\"end\">{total.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)}</text><text x=\"{Left - 6}\" y=\"{Bottom + 5}\" text-anchor=\"end\">0</text>");
        svg.Write($"<text x=\"{Right + 6}\" y=\"{Y(1) + 5}\">100%</text><text x=\"{Right + 6}\" y=\"{Y(0.8) + 5}\">80%</text></g>");
    }

    private static void Bar(SvgWriter svg, ShowPareto.Row row, bool isVital, long total, double x, double room)
    {
        var top = Y((double)row.Bar.Count / total);
        var letters = (int)(room / 8.5);
        var name = row.Bar.Category.Length <= letters ? row.Bar.Category : $"{row.Bar.Category[..Math.Max(1, letters - 1)]}…";
        svg.Write($"<a href=\"{row.Address}\"><title>{row.Bar.Category}: {row.Bar.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)}, {ShowPareto.Percent(row.Bar.Share)}</title>");
        svg.Write($"<rect class=\"qms-pareto__bar{(isVital ? " qms-pareto__bar--vital" : "")}\" x=\"{x + room * 0.12}\" y=\"{top}\" width=\"{room * 0.76}\" height=\"{Bottom - top}\" fill=\"{(isVital ? "#005eb8" : "#768692")}\"/>");
        svg.Write($"<text x=\"{x + room / 2}\" y=\"{top - 5}\" text-anchor=\"middle\">{row.Bar.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)}</text>");
        svg.Write($"<text x=\"{x + room / 2}\" y=\"{Bottom + 20}\" text-anchor=\"middle\">{name}</text></a>");
    }

    private static double Y(double? share) => Bottom - (share ?? 0) * (Bottom - Top);
}
