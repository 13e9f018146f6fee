using System.Globalization;
using System.Reflection;
using System.Text.Encodings.Web;
using SkiaSharp;
using Svg.Skia;
using Svg.Skia.TypefaceProviders;

namespace QmsPortal.Ui.Charts;

/// <summary>The wide chart as a picture for Office files: the same drawing, with its heading above and what it says below.</summary>
public static class PlotPng
{
    private const int Edge = 12;
    private const int Width = 880 + 2 * Edge;
    private const int Top = 48;
    private const int ChartHeight = 350;
    private const int LineHeight = 20;
    private const int Text = 14;

    /// <summary>Twice as fine as a screen, so that it stays sharp on a slide and in print.</summary>
    private const int Scale = 2;

    private static readonly Lazy<OneTypeface> Letters = new(() => new OneTypeface());

    /// <param name="plot">What is drawn.</param>
    /// <param name="heading">Names the measure and the place: a picture travels without its page.</param>
    /// <param name="below">What the chart says, and on which day.</param>
    /// <returns>1,808 pixels wide; higher the more there is to say.</returns>
    public static byte[] Of(Plot plot, string heading, string below)
    {
        ArgumentNullException.ThrowIfNull(plot);
        using var drawing = new SKSvg();
        drawing.Settings.TypefaceProviders = [Letters.Value];
        drawing.FromSvg(Page(plot, heading, Lines(below)));
        using var bytes = new MemoryStream();
        drawing.Save(bytes, SKColors.White, SKEncodedImageFormat.Png, 100, Scale, Scale);
        return bytes.ToArray();
    }

    private static string Page(Plot plot, string heading, List<string> below)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        var svg = new SvgWriter(text, HtmlEncoder.Default);
        var height = Top + ChartHeight + Edge + below.Count * LineHeight;
        svg.Write($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" font-family=\"Arial\" fill=\"#212b32\">");
        svg.Write($"<text x=\"{Edge}\" y=\"30\" font-size=\"20\">{heading}</text><g transform=\"translate({Edge},{Top})\">");
        PlotSvg.Wide(plot).WriteTo(text, HtmlEncoder.Default);
        svg.Write($"</g>");
        for (var i = 0; i < below.Count; i++)
            svg.Write($"<text x=\"{Edge}\" y=\"{Top + ChartHeight + 16 + i * LineHeight}\" font-size=\"{Text}\">{below[i]}</text>");
        svg.Write($"</svg>");
        return text.ToString();
    }

    private static List<string> Lines(string words)
    {
        List<string> lines = [];
        foreach (var word in words.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && PlotScale.TextWidth($"{lines[^1]} {word}", Text) <= Width - 2 * Edge)
                lines[^1] = $"{lines[^1]} {word}";
            else
                lines.Add(word);
        }

        return lines;
    }

    /// <summary>Whatever font is asked for is this one, which comes with the program.</summary>
    private sealed class OneTypeface : ITypefaceProvider
    {
        private readonly SKTypeface typeface;

        public OneTypeface()
        {
            using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("fonts/LiberationSans-Regular")!;
            typeface = SKTypeface.FromStream(file);
        }

        public SKTypeface? FromFamilyName(string fontFamily, SKFontStyleWeight fontWeight, SKFontStyleWidth fontWidth, SKFontStyleSlant fontStyle) => typeface;
    }
}
