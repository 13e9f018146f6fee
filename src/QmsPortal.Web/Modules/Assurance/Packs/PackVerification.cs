using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>Looks whether a pack is as it was frozen, and names what is not. Needs the file alone: no database, no site.</summary>
public static class PackVerification
{
    /// <summary>A pack of more is none of ours, and is not unpacked to find out.</summary>
    private const long LargestFile = 256L * 1024 * 1024;
    private const int MostFiles = 10_000;
    private const int LongestManifest = 4 * 1024 * 1024;

    /// <param name="Faults">"Altered: evidence/evidence-1003.html"; none where the pack is as it was frozen.</param>
    /// <param name="Files">How many files the manifest lists.</param>
    /// <param name="Manifest">SHA-256 of the manifest, to compare with the one on the pack's page.</param>
    public sealed record Outcome(IReadOnlyList<string> Faults, int Files, string Manifest);

    public static Outcome Look(Stream pack)
    {
        try
        {
            using var zip = new ZipArchive(pack, ZipArchiveMode.Read);
            return zip.Entries.Count > MostFiles ? Not("This holds more files than any pack does.") : Look(zip);
        }
        catch (InvalidDataException)
        {
            return Not("This is not a ZIP file, or it is damaged.");
        }
    }

    private static Outcome Look(ZipArchive zip)
    {
        if (zip.Entries.Count(entry => entry.FullName == PackArchive.Manifest) != 1 || zip.GetEntry(PackArchive.Manifest) is not { Length: <= LongestManifest } manifest)
            return Not($"There is no {PackArchive.Manifest} in it, so this is not a pack.");
        var text = Read(manifest);
        var listed = Lines(text);
        if (listed is null)
            return Not($"{PackArchive.Manifest} cannot be read: it was altered.");

        var faults = new List<string>();
        foreach (var (path, sum) in listed)
            if (zip.Entries.Where(entry => entry.FullName == path).ToList() is not [var entry])
                faults.Add(zip.GetEntry(path) is null ? $"Missing: {path}" : $"There twice: {path}");
            else if (SumOf(entry) != sum)
                faults.Add($"Altered: {path}");
        faults.AddRange(zip.Entries.Select(entry => entry.FullName).Where(name => name != PackArchive.Manifest && !listed.ContainsKey(name)).Distinct().Select(name => $"Added: {name}"));
        return new Outcome(faults, listed.Count, Convert.ToHexStringLower(SHA256.HashData(text)));
    }

    private static Outcome Not(string why) => new([why], 0, "");

    private static Dictionary<string, string>? Lines(byte[] manifest)
    {
        var listed = new Dictionary<string, string>();
        foreach (var line in Encoding.UTF8.GetString(manifest).Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Length < 67 || line[64..66] != "  " || !line[..64].All(char.IsAsciiHexDigitLower) || !listed.TryAdd(line[66..], line[..64]))
                return null;
        return listed.Count > 0 ? listed : null;
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static string? SumOf(ZipArchiveEntry entry)
    {
        if (entry.Length > LargestFile)
            return null;
        try
        {
            using var content = entry.Open();
            return Convert.ToHexStringLower(SHA256.HashData(content));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
