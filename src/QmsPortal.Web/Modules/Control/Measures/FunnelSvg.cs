using System.Globalization;
using Microsoft.AspNetCore.Html;
using QmsPortal.Ui.Charts;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Each place by how much it did and how well, with the range that chance allows a place of its size. The table below it says the same.</summary>
internal static class FunnelSvg
{
    private const int Width = 880;
    private const int Height = 340;
    private const int Left = 64;
    private const int Right = Width - 24;
    private const int Top = 16;
    private const int Bottom = Height - 44;
    private const double Dot = 3.2;

    public static IHtmlContent Of(ComparePlaces.View view) => new SvgContent(svg => Draw(svg, view));

    private static void Draw(SvgWriter svg, ComparePlaces.View view)
    {
        var rows = view.Rows.Where(row => row is { Value: not null, Limits: not null, Denominator: > 0 }).ToList();
        var (fewest, most) = (rows.Min(row => row.Denominator!.Value), rows.Max(row => row.Denominator!.Value));
        var all = rows.SelectMany(row => new[] { row.Value, row.Limits!.Lower998, row.Limits.Upper998 }).OfType<double>().ToList();
        var (low, high) = (all.Min(), all.Max());
        if (high <= low)
            (low, high) = (low - 1, high + 1);
        svg.Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\" role=\"group\" aria-labelledby=\"funnel-title funnel-desc\" font-family=\"Arial, sans-serif\" font-size=\"13\" fill=\"#212b32\">");
        svg.Write($"<title id=\"funnel-title\">{view.Name}, {view.PeriodWords}</title><desc id=\"funnel-desc\">{view.Sentence}</desc>");
        svg.Write($"<path class=\"qms-chart__foot\" fill=\"none\" stroke=\"#768692\" d=\"M{Left} {Top}V{Bottom}H{Right}\"/>");
        svg.Write($"<path class=\"qms-chart__mean\" fill=\"none\" stroke=\"#425563\" stroke-width=\"1.5\" d=\"M{Left} {Y(view.Centre)}H{Right}\"/>");
        svg.Write($"<g class=\"qms-chart__axis\" fill=\"#425563\"><text x=\"{Left - 8}\" y=\"{Y(high) + 5}\" text-anchor=\"end\">{Words(high)}</text><text x=\"{Left - 8}\" y=\"{Y(low) + 5}\" text-anchor=\"end\">{Words(low)}</text>");
        svg.Write($"<text x=\"{X(fewest)}\" y=\"{Bottom + 20}\" text-anchor=\"middle\">{Count(fewest)}</text><text x=\"{X(most)}\" y=\"{Bottom + 20}\" text-anchor=\"middle\">{(most > fewest ? Count(most) : "")}</text><text x=\"{(Left + Right) / 2}\" y=\"{Bottom + 36}\" text-anchor=\"middle\">How much there was to count among</text></g>");

        // All ranges lie below all marks: places of one size stand on one line.
        foreach (var row in rows)
        {
            var x = X(row.Denominator!.Value);
            svg.Write($"<path class=\"qms-funnel__range\" fill=\"none\" stroke=\"#aeb7bd\" stroke-width=\"1.5\" d=\"M{x} {Y(row.Limits!.Lower998)}V{Y(row.Limits.Upper998)}\"/>");
            svg.Write($"<path class=\"qms-funnel__inner\" fill=\"none\" stroke=\"#aeb7bd\" stroke-width=\"5\" d=\"M{x} {Y(row.Limits.Lower95)}V{Y(row.Limits.Upper95)}\"/>");
        }

        foreach (var row in rows)
        {
            var x = X(row.Denominator!.Value);
            svg.Write($"<a href=\"{row.Address}\"><title>{row.Place}: {row.ValueWords}. {row.Says}</title>");
            svg.Write($"<g class=\"qms-mark qms-mark--{Marks.Class(row.Mark)}\" fill=\"{Marks.Fill(row.Mark)}\">");
            Marks.Open(svg, row.Mark, x, Y(row.Value), Dot);
            svg.Write($"/></g>");
            if (row.Mark is not PlotMark.Common)
                svg.Write($"<text x=\"{x - 10}\" y=\"{Y(row.Value) + 5}\" text-anchor=\"end\">{row.Place}</text>");
            svg.Write($"</a>");
        }

        svg.Write($"</svg>");

        double Y(double? value) => Bottom - ((value ?? low) - low) / (high - low) * (Bottom - Top - 8);

        // From the smallest place to the largest: places of like size would lie on one another on an axis from 0.
        double X(double denominator) => most > fewest ? Left + 40 + (denominator - fewest) / (most - fewest) * (Right - Left - 80) : (Left + Right) / 2;

        string Count(double denominator) => denominator.ToString("N0", CultureInfo.InvariantCulture);

        string Words(double value) => Values.Words(value, view.Unit, 1);
    }
}
