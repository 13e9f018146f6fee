using System.Net.Http.Headers;
using System.Text;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Crawl.Forms;

internal enum Control
{
    Hidden,
    Text,
    Email,
    Password,
    Number,
    DatePart,
    Choice,
    File,
}

/// <summary>One field as it is sent.</summary>
internal sealed record Sent(string Name, Control Control, string Value, SentFile? File = null, IReadOnlyList<string>? Options = null)
{
    /// <summary>The token, the operation, and who sees the form: none is anything that a person answers.</summary>
    public bool IsOfTheForm => Name is "__RequestVerificationToken" or "OperationId" or "Whose";
}

/// <summary>All that a browser would send for a form; tests change it before it goes.</summary>
internal sealed record Post(string Address, bool IsMultipart, IReadOnlyList<Sent> Fields)
{
    /// <summary>The fields that carry an answer or name a record.</summary>
    public IEnumerable<Sent> Asked => Fields.Where(sent => !sent.IsOfTheForm);

    public Post With(string name, string value) => this with { Fields = [.. Fields.Select(sent => sent.Name == name ? sent with { Value = value } : sent)] };

    public Post With(IEnumerable<(string Name, string Value)> more) => this with { Fields = [.. Fields, .. more.Select(extra => new Sent(extra.Name, Control.Hidden, extra.Value))] };

    public Post Without(string name) => this with { Fields = [.. Fields.Where(sent => sent.Name != name)] };

    public HttpContent Content()
    {
        if (!IsMultipart)
            return new ByteArrayContent(Encoding.ASCII.GetBytes(string.Join('&', Fields.Select(sent => $"{Escaped(sent.Name)}={Escaped(sent.Value)}"))))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded") },
            };
        var parts = new MultipartFormDataContent();
        foreach (var sent in Fields)
        {
            var content = new ByteArrayContent(sent.File?.Content ?? Encoding.UTF8.GetBytes(sent.Value));
            if (sent.File is { } file)
                content.Headers.ContentType = new MediaTypeHeaderValue(file.Type);
            content.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{sent.Name}\"", FileName = sent.File is { } named ? $"\"{named.Name}\"" : null };
            parts.Add(content);
        }

        return parts;
    }

    /// <summary>Half a surrogate pair goes as the bytes a careless program would send.</summary>
    private static string Escaped(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return Uri.EscapeDataString(text);
        var escaped = new StringBuilder(text.Length);
        foreach (var part in text.EnumerateRunesAndHalves())
            escaped.Append(part.Half is { } half
                ? $"%{0xE0 | (half >> 12):X2}%{0x80 | ((half >> 6) & 0x3F):X2}%{0x80 | (half & 0x3F):X2}"
                : part.Text is [var plain] && char.IsAsciiLetterOrDigit(plain) ? part.Text : Uri.EscapeDataString(part.Text));
        return escaped.ToString();
    }
}

file static class Halves
{
    public static IEnumerable<(string Text, char? Half)> EnumerateRunesAndHalves(this string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                yield return (text[i].ToString(), null);
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                yield return (text.Substring(i++, 2), null);
            else
                yield return ("", text[i]);
        }
    }
}
