using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>
/// Looks whether every file of a pack matches the list inside it, and names what does not. Needs the file alone: no database, no site.
/// Whoever alters a file can write the list anew, so the sum of the list is to be compared with the one that was given apart from the pack.
/// </summary>
public static class PackVerification
{
    /// <summary>A pack of more is none of ours, and is not unpacked to find out.</summary>
    private const long LargestFile = 256L * 1024 * 1024;
    private const int MostFiles = 10_000;
    private const int LongestManifest = 4 * 1024 * 1024;

    /// <param name="Faults">"Altered: evidence/evidence-1003.html"; none where every file matches the list.</param>
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
        if (FolderOf(zip) is not { } folder || zip.GetEntry(folder + PackArchive.Manifest) is not { Length: <= LongestManifest } manifest)
            return Not($"There is no {PackArchive.Manifest} in it, so this is not a pack.");
        var text = Read(manifest);
        var listed = Lines(text);
        if (listed is null)
            return Not($"{PackArchive.Manifest} cannot be read: it was altered.");

        var faults = new List<string>();
        foreach (var (path, sum) in listed)
            if (zip.Entries.Where(entry => entry.FullName == folder + path).ToList() is not [var entry])
                faults.Add(zip.GetEntry(folder + path) is null ? $"Missing: {path}" : $"There twice: {path}");
            else if (SumOf(entry) != sum)
                faults.Add($"Altered: {path}");
        faults.AddRange(zip.Entries.Select(entry => entry.FullName.StartsWith(folder, StringComparison.Ordinal) ? entry.FullName[folder.Length..] : $"../{entry.FullName}")
            .Where(name => name != PackArchive.Manifest && !listed.ContainsKey(name)).Distinct().Select(name => $"Added: {name}"));
        return new Outcome(faults, listed.Count, Convert.ToHexStringLower(SHA256.HashData(text)));
    }

    /// <summary>Where its one manifest lies: in the one folder of the pack, or at the top as in the first packs that were made. Null where there is none, or more.</summary>
    private static string? FolderOf(ZipArchive zip) =>
        zip.Entries.Select(entry => entry.FullName).Where(name => name.Split('/') is [PackArchive.Manifest] or [_, PackArchive.Manifest]).ToList() is [var only] ? only[..^PackArchive.Manifest.Length] : null;

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
