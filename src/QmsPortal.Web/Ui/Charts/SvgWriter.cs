using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Xml;
using Microsoft.AspNetCore.Html;

namespace QmsPortal.Ui.Charts;

/// <summary>
/// Writes markup as it is, numbers as coordinates whatever the culture, and every other text encoded:
/// what stands in a hole of <c>Write($"…")</c> cannot become markup.
/// </summary>
internal sealed class SvgWriter(TextWriter writer, HtmlEncoder encoder)
{
    private const double Edge = 100_000;

    // The compiler calls the parts of the text one by one, with this writer, before it calls here.
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "The compiler hands the instance to the markup.")]
    public void Write([InterpolatedStringHandlerArgument("")] Markup _)
    {
    }

    private void Number(double value)
    {
        Span<char> digits = stackalloc char[24];
        var tenths = (int)Math.Round(Math.Clamp(double.IsNaN(value) ? 0 : value, -Edge, Edge) * 10);
        var length = 0;
        if (tenths < 0)
        {
            digits[length++] = '-';
            tenths = -tenths;
        }

        (tenths / 10).TryFormat(digits[length..], out var whole, default, CultureInfo.InvariantCulture);
        length += whole;
        if (tenths % 10 != 0)
        {
            digits[length++] = '.';
            digits[length++] = (char)('0' + (tenths % 10));
        }

        writer.Write(digits[..length]);
    }

    private void Text(string? text)
    {
        if (!string.IsNullOrEmpty(text))
            encoder.Encode(writer, ForXml(text));
    }

    // The encoder passes on, as references, characters that XML forbids even so; a downloaded drawing would not open.
    private static string ForXml(string text)
    {
        var good = true;
        foreach (var c in text)
            good &= XmlConvert.IsXmlChar(c) || char.IsSurrogate(c);
        return good ? text : string.Create(text.Length, text, (span, from) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = XmlConvert.IsXmlChar(from[i]) || char.IsSurrogate(from[i]) ? from[i] : '\uFFFD';
        });
    }

    [InterpolatedStringHandler]
    public readonly ref struct Markup(int literalLength, int formattedCount, SvgWriter svg)
    {
        /// <summary>Room the compiler expects to need; nothing is buffered here.</summary>
        public int Expected => literalLength + formattedCount;

        public void AppendLiteral(string markup) => svg.Output.Write(markup);

        public void AppendFormatted(double coordinate) => svg.Number(coordinate);

        public void AppendFormatted(int number) => svg.Number(number);

        public void AppendFormatted(string? text) => svg.Text(text);
    }

    private TextWriter Output => writer;
}

/// <summary>A drawing that is made while the page is written, so that no copy of it is kept.</summary>
internal sealed class SvgContent(Action<SvgWriter> draw) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => draw(new SvgWriter(writer, encoder));
}
