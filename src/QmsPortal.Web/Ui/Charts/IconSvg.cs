// Own part: letters in circles (H, L, P, F) do not translate and read as grades; shape, line and trace do not.
using Microsoft.AspNetCore.Html;
using QmsPortal.Spc;

namespace QmsPortal.Ui.Charts;

/// <summary>The icons for variation and target, drawn in a box of 28. Decorative where their words are visible beside them.</summary>
public static class IconSvg
{
    public const int Box = 28;

    private const string Diamond = "M14 .8 27.2 14 14 27.2 .8 14z";
    private const string Square = "M2.4 2.4h23.2v23.2H2.4z";
    private const string Hexagon = "M7.8 2.3h12.4L27 14l-6.8 11.7H7.8L1 14z";
    private const string High = "M7.8 18.5h12.4M7.8 13.5l4.4-3.4 3 2.3 5-4";
    private const string Low = "M7.8 9.5h12.4M7.8 14.5l4.4 3.4 3-2.3 5 4";
    private const string Wave = "M6.2 13.8 9 10.9l3 5.8 4-6.5 2.7 5.1 2.6-2.5";
    private const string Shield = "M3.4 4.4h21.2V14c0 6-4.4 10-10.6 12.2C7.8 24 3.4 20 3.4 14z";
    private const string HalfShield = "M14 4.4h10.6V14c0 6-4.4 10-10.6 12.2z";

    public static IHtmlContent Variation(Variation variation, int size = Box, bool decorative = false)
    {
        var words = IconWords.Of(variation);
        return new SvgContent(svg =>
        {
            Open(svg, words, size, decorative);
            switch (variation)
            {
                case Spc.Variation.CommonCause:
                    svg.Write($"<circle class=\"qms-icon__grey\" cx=\"14\" cy=\"14\" r=\"11.6\" stroke=\"#5b6f7c\" stroke-width=\"1.7\"/>");
                    svg.Write($"<path class=\"qms-icon__grey\" stroke=\"#5b6f7c\" stroke-width=\"1.7\" d=\"{Wave}\"/>");
                    break;
                case Spc.Variation.NotEnoughData:
                    svg.Write($"<circle class=\"qms-icon__quiet\" cx=\"14\" cy=\"14\" r=\"11.6\" stroke=\"#768692\" stroke-width=\"1.5\" stroke-dasharray=\"2.6 2.6\"/>");
                    svg.Write($"<path class=\"qms-icon__quiet\" stroke=\"#768692\" stroke-width=\"2\" d=\"M9.4 14h9.2\"/>");
                    break;
                default:
                    var (kind, colour, shape) = Special(variation);
                    svg.Write($"<path class=\"qms-icon__fill--{kind}\" fill=\"{colour}\" d=\"{shape}\"/>");
                    svg.Write($"<path class=\"qms-icon__trace\" stroke=\"#fff\" stroke-width=\"1.9\" d=\"{(IsHigh(variation) ? High : Low)}\"/>");
                    break;
            }

            svg.Write($"</svg>");
        });
    }

    public static IHtmlContent Assurance(Assurance? assurance, int size = Box, bool decorative = false)
    {
        var words = IconWords.Of(assurance);
        return new SvgContent(svg =>
        {
            Open(svg, words, size, decorative);
            switch (assurance)
            {
                case Spc.Assurance.ConsistentlyPass:
                    svg.Write($"<path class=\"qms-icon__fill--improvement\" fill=\"#005eb8\" d=\"{Shield}\"/>");
                    svg.Write($"<path class=\"qms-icon__trace\" stroke=\"#fff\" stroke-width=\"2.6\" d=\"m8.4 14 3.9 3.7 7.6-7.9\"/>");
                    break;
                case Spc.Assurance.HitAndMiss:
                    svg.Write($"<path class=\"qms-icon__grey\" stroke=\"#5b6f7c\" stroke-width=\"2\" d=\"{Shield}\"/>");
                    svg.Write($"<path class=\"qms-icon__fill--grey\" fill=\"#5b6f7c\" d=\"{HalfShield}\"/>");
                    break;
                case Spc.Assurance.ConsistentlyFail:
                    svg.Write($"<path class=\"qms-icon__concern\" stroke=\"#d35400\" stroke-width=\"2.4\" d=\"{Shield}\"/>");
                    svg.Write($"<path class=\"qms-icon__concern\" stroke=\"#d35400\" stroke-width=\"2.7\" d=\"m9.5 9.2 9 9m0-9-9 9\"/>");
                    break;
                default:
                    svg.Write($"<path class=\"qms-icon__quiet\" stroke=\"#768692\" stroke-width=\"1.5\" stroke-dasharray=\"2.6 2.6\" d=\"{Shield}\"/>");
                    if (assurance is not null)
                        svg.Write($"<path class=\"qms-icon__quiet\" stroke=\"#768692\" stroke-width=\"2\" d=\"M9.4 14h9.2\"/>");
                    break;
            }

            svg.Write($"</svg>");
        });
    }

    private static void Open(SvgWriter svg, string words, int size, bool decorative)
    {
        svg.Write($"<svg class=\"qms-icon\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Box} {Box}\" width=\"{size}\" height=\"{size}\" fill=\"none\" focusable=\"false\" ");
        if (decorative)
            svg.Write($"aria-hidden=\"true\">");
        else
            svg.Write($"role=\"img\" aria-label=\"{words}\">");
    }

    private static (string Kind, string Colour, string Shape) Special(Variation variation) => variation switch
    {
        Spc.Variation.ConcernHigh or Spc.Variation.ConcernLow => ("concern", "#d35400", Diamond),
        Spc.Variation.ImprovementHigh or Spc.Variation.ImprovementLow => ("improvement", "#005eb8", Square),
        _ => ("neither", "#5a2d91", Hexagon),
    };

    private static bool IsHigh(Variation variation) =>
        variation is Spc.Variation.ConcernHigh or Spc.Variation.ImprovementHigh or Spc.Variation.NeutralHigh;
}
