using System.Security.Cryptography;

namespace QmsPortal.Modules.Control.Attachments;

/// <summary>A file as it may be kept: of a kind that is known by its content, a picture drawn anew without what its camera wrote into it.</summary>
public sealed record CleanFile(FileKind Kind, byte[] Content)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));

    private const string Damaged = "The file is damaged or cut short. Open it, save it again and choose it once more";

    /// <summary>Signs of what a paper may do when it is opened, beyond being read.</summary>
    private static readonly byte[][] Acting = [.. new[] { "/JavaScript", "/JS ", "/JS(", "/Launch", "/EmbeddedFile", "/RichMedia", "/XFA" }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <param name="name">Its name on the device of whoever sends it; judged, and not kept.</param>
    /// <param name="bytes">As they came.</param>
    /// <returns>The file, or what is wrong with it in words for beside the field.</returns>
    public static (CleanFile? File, string? Fault) Of(string name, byte[] bytes)
    {
        if (Named(name) is not { } named)
            return (null, "Choose a file whose name ends in .jpg, .png or .pdf");
        if (KindOf(bytes) is not { } kind)
            return (null, "What is in the file is not a JPEG, a PNG or a PDF, whatever its name says. Choose another file");
        if (kind != named)
            return (null, $"The file is named as a {Words(named)} but holds a {Words(kind)}. Save it again under the right name");
        return kind is FileKind.Pdf ? Paper(bytes) : Picture(kind, bytes);
    }

    public static string Words(FileKind kind) => kind.ToString().ToUpperInvariant();

    private static FileKind? Named(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".jpg" or ".jpeg" => FileKind.Jpeg,
        ".png" => FileKind.Png,
        ".pdf" => FileKind.Pdf,
        _ => null,
    };

    private static FileKind? KindOf(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => FileKind.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => FileKind.Png,
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => FileKind.Pdf,
        _ => null,
    };

    /// <summary>It is whole where its last lines say so. What it may do is looked for where it lies open; it is never shown as a page of this site.</summary>
    private static (CleanFile?, string?) Paper(byte[] bytes)
    {
        var end = bytes.AsSpan(Math.Max(0, bytes.Length - 1024));
        if (end.IndexOf("%%EOF"u8) < 0 || bytes.AsSpan().IndexOf("obj"u8) < 0)
            return (null, Damaged);
        if (Acting.Any(sign => bytes.AsSpan().IndexOf(sign) >= 0))
            return (null, "The PDF holds a program or another file. Print it to a new PDF and choose that");
        return bytes.AsSpan().IndexOf("/Encrypt"u8) >= 0 ? (null, "The PDF is locked with a password. Save it without one and choose that") : (new CleanFile(FileKind.Pdf, bytes), null);
    }

    private static (CleanFile?, string?) Picture(FileKind kind, byte[] bytes) => Pictures.DrawAnew(kind, bytes) switch
    {
        (Pictures.Outcome.Drawn, { } drawn) => (new CleanFile(kind, drawn), null),
        (Pictures.Outcome.TooLarge, _) => (null, "The picture has too many dots to be opened safely. Make it smaller and choose it again"),
        _ => (null, Damaged),
    };
}
