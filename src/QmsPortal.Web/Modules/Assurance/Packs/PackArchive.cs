using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>A file of a pack, by its path in it.</summary>
public sealed record PackedFile(string Path, byte[] Content)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Content));
}

/// <summary>
/// One ZIP of everything, with a manifest of SHA-256 sums in the form that <c>sha256sum -c</c> reads. The same files at the same time
/// give the same bytes.
/// </summary>
public static class PackArchive
{
    public const string Manifest = "manifest.sha256";
    public const string Index = "index.html";

    /// <param name="folder">The one folder that holds everything, with its slash. The sums are of the files as seen from within it.</param>
    public static byte[] Zip(IReadOnlyList<PackedFile> files, DateTimeOffset at, string folder)
    {
        ArgumentNullException.ThrowIfNull(files);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var file in files.Append(new PackedFile(Manifest, Encoding.UTF8.GetBytes(ManifestOf(files)))))
            {
                var entry = zip.CreateEntry(folder + file.Path, CompressionLevel.Optimal);
                entry.LastWriteTime = at;
                using var content = entry.Open();
                content.Write(file.Content);
            }

        return bytes.ToArray();
    }

    public static string ManifestOf(IEnumerable<PackedFile> files) => string.Concat(files.Select(file => $"{file.Sha256}  {file.Path}\n"));

    /// <summary>The sum by which the manifest itself is known: it stands on the pack's page, away from the file.</summary>
    public static string SumOf(IEnumerable<PackedFile> files) => new PackedFile(Manifest, Encoding.UTF8.GetBytes(ManifestOf(files))).Sha256;
}
