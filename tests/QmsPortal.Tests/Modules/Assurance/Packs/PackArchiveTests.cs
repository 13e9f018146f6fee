using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using QmsPortal.Modules.Assurance.Packs;
using QmsPortal.Tests.Operations;
using Xunit;

namespace QmsPortal.Tests.Modules.Assurance.Packs;

/// <summary>What a pack is made of, and that whatever is done to it afterwards is named.</summary>
public class PackArchiveTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 5, 11, 0, 0, TimeSpan.Zero);

    private const string Folder = "pack-7/";

    private static readonly PackedFile[] Files =
    [
        new(PackArchive.Index, Encoding.UTF8.GetBytes("<p>Ward 7</p>")),
        new("evidence/evidence-1001.html", Encoding.UTF8.GetBytes("<p>Call bells</p>")),
        new("evidence/evidence-1002.html", Encoding.UTF8.GetBytes("<p>Falls</p>")),
    ];

    [Fact]
    public void A_manifest_holds_the_sum_of_each_file_as_sha256sum_writes_it()
    {
        using var zip = new ZipArchive(new MemoryStream(Zip()));
        using var reader = new StreamReader(zip.GetEntry(Folder + "manifest.sha256")!.Open());

        Assert.Equal(
            $"{Sum("<p>Ward 7</p>")}  index.html\n{Sum("<p>Call bells</p>")}  evidence/evidence-1001.html\n{Sum("<p>Falls</p>")}  evidence/evidence-1002.html\n",
            reader.ReadToEnd());
        Assert.Equal(["pack-7/index.html", "pack-7/evidence/evidence-1001.html", "pack-7/evidence/evidence-1002.html", "pack-7/manifest.sha256"], zip.Entries.Select(entry => entry.FullName));
    }

    [Fact]
    public void The_same_files_at_the_same_time_are_the_same_bytes()
    {
        Assert.Equal(Zip(), Zip());
        Assert.NotEqual(Zip(), PackArchive.Zip([.. Files.Skip(1)], Noon, Folder));
    }

    [Fact]
    public void A_pack_that_nobody_touched_is_as_it_was()
    {
        var outcome = Look(Zip());

        Assert.Empty(outcome.Faults);
        Assert.Equal((3, PackArchive.SumOf(Files)), (outcome.Files, outcome.Manifest));
    }

    [Fact]
    public void A_pack_made_before_with_its_files_at_the_top_is_checked_as_it_was()
    {
        var outcome = Look(PackArchive.Zip(Files, Noon, ""));

        Assert.Empty(outcome.Faults);
        Assert.Equal((3, PackArchive.SumOf(Files)), (outcome.Files, outcome.Manifest));
    }

    public static TheoryData<string, string> Tamperings => new()
    {
        { "alter", "Altered: evidence/evidence-1002.html" },
        { "remove", "Missing: evidence/evidence-1002.html" },
        { "add", "Added: evidence/letter.html" },
        { "add beside the folder", "Added: ../letter.html" },
        { "double", "There twice: evidence/evidence-1002.html" },
        { "garble the manifest", "manifest.sha256 cannot be read: it was altered." },
        { "empty the manifest", "manifest.sha256 cannot be read: it was altered." },
        { "remove the manifest", "There is no manifest.sha256 in it, so this is not a pack." },
    };

    [Theory]
    [MemberData(nameof(Tamperings))]
    public void What_was_done_to_it_is_named(string what, string fault)
    {
        Assert.Equal([fault], Look(Tampered(what)).Faults);
    }

    /// <summary>Manifest and file altered together: the sum of the manifest is then another than the one on the pack's page.</summary>
    [Fact]
    public void A_forged_manifest_has_another_sum()
    {
        var forged = PackArchive.Zip([.. Files.Take(2), Files[2] with { Content = Encoding.UTF8.GetBytes("<p>No falls</p>") }], Noon, Folder);
        PackedFile[] honest = [.. Files.Take(2), new("evidence/evidence-1002.html", Encoding.UTF8.GetBytes("<p>No falls</p>"))];

        Assert.NotEqual(PackArchive.SumOf(Files), Look(PackArchive.Zip(honest, Noon, Folder)).Manifest);
        Assert.Equal(["Altered: evidence/evidence-1002.html"], Look(forged).Faults);
    }

    [Fact]
    public void Every_single_byte_of_a_pack_matters_or_changes_nothing_in_it()
    {
        var pack = Zip();
        var chance = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var altered = (byte[])pack.Clone();
            altered[chance.Next(pack.Length)] ^= (byte)(1 << chance.Next(8));
            var outcome = Look(altered);
            if (outcome.Faults.Count == 0)
                Assert.Equal(Contents(pack), Contents(altered));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void What_is_no_pack_is_said_to_be_none(int length)
    {
        Assert.Equal(["This is not a ZIP file, or it is damaged."], Look(new byte[length]).Faults);
    }

    [Fact]
    public async Task The_command_names_what_was_altered_and_ends_with_a_code_of_its_own()
    {
        var folder = Directory.CreateTempSubdirectory();
        var (whole, altered) = (Path.Combine(folder.FullName, "whole.zip"), Path.Combine(folder.FullName, "altered.zip"));
        await File.WriteAllBytesAsync(whole, Zip());
        await File.WriteAllBytesAsync(altered, Tampered("alter"));

        var forged = Path.Combine(folder.FullName, "forged.zip");
        await File.WriteAllBytesAsync(forged, PackArchive.Zip([.. Files.Take(2), new("evidence/evidence-1002.html", Encoding.UTF8.GetBytes("<p>No falls</p>"))], Noon, Folder));
        var sum = PackArchive.SumOf(Files);

        var (good, bad) = (await SiteProcess.RunAsync($"verify-pack {whole}"), await SiteProcess.RunAsync($"verify-pack {altered}"));
        var (same, other) = (await SiteProcess.RunAsync($"verify-pack {whole} --sum {sum.ToUpperInvariant()}"), await SiteProcess.RunAsync($"verify-pack {forged} --sum {sum}"));

        var matches = $"Every file matches the list inside the pack: 3 files.\nSHA-256 of that list, which stands for the whole:\n{sum}\n";
        Assert.Equal((0, matches + "Compare it with the sum you were given: whoever alters a file can write the list anew, and then this sum is another.", ""), (good.ExitCode, good.Output.Trim(), good.Errors));
        Assert.Equal((11, "The files do not match the list inside the pack.\nAltered: evidence/evidence-1002.html", ""), (bad.ExitCode, bad.Output.Trim(), bad.Errors));
        Assert.Equal((0, matches + "It is the sum you were given: the pack is as it was frozen."), (same.ExitCode, same.Output.Trim()));
        Assert.Equal(11, other.ExitCode);
        Assert.EndsWith("This is not the sum you were given, so this is not the pack that was frozen, or it was altered and its list written anew. Do not rely on it.", other.Output.Trim(), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private static byte[] Zip() => PackArchive.Zip(Files, Noon, Folder);

    private static PackVerification.Outcome Look(byte[] pack) => PackVerification.Look(new MemoryStream(pack));

    private static string Contents(byte[] pack)
    {
        using var zip = new ZipArchive(new MemoryStream(pack));
        return string.Join('|', zip.Entries.Select(entry => entry.FullName + new StreamReader(entry.Open()).ReadToEnd()));
    }

    private static byte[] Tampered(string what)
    {
        using var bytes = new MemoryStream();
        bytes.Write(Zip());
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            if (what is "alter" or "remove")
                zip.GetEntry(Folder + "evidence/evidence-1002.html")!.Delete();
            if (what is "alter" or "double")
                Write(zip, Folder + "evidence/evidence-1002.html", "<p>No falls</p>");
            if (what is "add beside the folder")
                Write(zip, "letter.html", "<p>From a friend</p>");
            if (what is "add")
                Write(zip, Folder + "evidence/letter.html", "<p>From a friend</p>");
            if (what.EndsWith("manifest", StringComparison.Ordinal))
                zip.GetEntry(Folder + "manifest.sha256")!.Delete();
            if (what is "garble the manifest")
                Write(zip, Folder + "manifest.sha256", "all is well\n");
            if (what is "empty the manifest")
                Write(zip, Folder + "manifest.sha256", "");
        }

        return bytes.ToArray();
    }

    private static void Write(ZipArchive zip, string path, string content)
    {
        using var writer = new StreamWriter(zip.CreateEntry(path).Open());
        writer.Write(content);
    }

    private static string Sum(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
}
