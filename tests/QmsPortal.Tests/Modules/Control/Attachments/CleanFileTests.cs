using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using QmsPortal.Modules.Control.Attachments;
using QmsPortal.Tests.Examples;
using SkiaSharp;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Attachments;

/// <summary>Quality bar S-11: what a file is is judged by its content, and every refusal says what to do. The files are made here by hand.</summary>
public class CleanFileTests
{
    private const string NotOfTheKinds = "What is in the file is not a JPEG, a PNG or a PDF, whatever its name says. Choose another file";
    private const string Damaged = "The file is damaged or cut short. Open it, save it again and choose it once more";
    private const string WrongEnding = "Choose a file whose name ends in .jpg, .png or .pdf";
    private const string TooManyDots = "The picture has too many dots to be opened safely. Make it smaller and choose it again";

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "blind.pdf", Files.Png(), "The file is named as a PDF but holds a PNG. Save it again under the right name" },
        { "blind.png", Files.Jpeg(), "The file is named as a PNG but holds a JPEG. Save it again under the right name" },
        { "blind.jpg", Files.Pdf(), "The file is named as a JPEG but holds a PDF. Save it again under the right name" },
        { "blind.svg", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), WrongEnding },
        { "blind.png", "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray(), NotOfTheKinds },
        { "blind.png", "<!doctype html><script>alert(1)</script>"u8.ToArray(), NotOfTheKinds },
        { "blind.pdf", "<!doctype html>%PDF-1.4 obj %%EOF"u8.ToArray(), NotOfTheKinds },
        { "blind", Files.Png(), WrongEnding },
        { "blind.png.exe", Files.Png(), WrongEnding },
        { "blind.jpg", Encoding.ASCII.GetBytes(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"), NotOfTheKinds },
        { "blind.png", Files.Png(64, 64)[..60], Damaged },
        { "blind.jpg", Files.Jpeg(256, 256)[..400], Damaged },
        { "blind.png", [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], Damaged },
        { "blind.pdf", Files.Pdf()[..40], Damaged },
        { "blind.png", PngOf(20_001, 1), TooManyDots },
        { "blind.png", PngOf(8_000, 8_000), TooManyDots },
        { "form.pdf", Files.Pdf("/OpenAction << /S /JavaScript /JS (app.alert(1)) >> "), "The PDF holds a program or another file. Print it to a new PDF and choose that" },
        { "form.pdf", Files.Pdf("/Names << /EmbeddedFiles 2 0 R >> "), "The PDF holds a program or another file. Print it to a new PDF and choose that" },
        { "form.pdf", Files.Pdf("/Encrypt 3 0 R "), "The PDF is locked with a password. Save it without one and choose that" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_not_what_it_says_is_refused_in_words_and_at_once(string name, byte[] bytes, string fault)
    {
        var watch = Stopwatch.StartNew();

        var (file, said) = CleanFile.Of(name, bytes);

        Assert.Null(file);
        Assert.Equal(fault, said);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"It took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("Photo.JPG")]
    [InlineData("photo.jpeg")]
    public void A_photograph_is_kept_without_where_and_when_and_still_stands_upright(string name)
    {
        var (file, fault) = CleanFile.Of(name, WithExif(Files.Jpeg(64, 32)));

        Assert.Null(fault);
        Assert.Equal(FileKind.Jpeg, file!.Kind);
        Assert.DoesNotContain("51.5007N", Encoding.Latin1.GetString(file.Content), StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", Encoding.Latin1.GetString(file.Content), StringComparison.Ordinal);
        using var upright = SKBitmap.Decode(file.Content);
        Assert.Equal((32, 64), (upright.Width, upright.Height));
        var (top, bottom) = (upright.GetPixel(16, 8), upright.GetPixel(16, 56));
        Assert.True(top.Red > 200 && top.Blue < 60 && bottom.Blue > 200 && bottom.Red < 60, $"{top} above {bottom}");
    }

    [Fact]
    public void What_hangs_on_the_end_or_in_the_texts_of_a_picture_is_gone()
    {
        byte[] two = [.. Files.Png(), .. "<script>alert(1)</script>PK\u0003\u0004"u8];
        byte[] commented = [.. Files.Png()[..33], .. Chunk("tEXt", "Author\0Amara Nwosu"u8), .. Files.Png()[33..]];

        foreach (var bytes in new[] { two, commented })
        {
            var (file, fault) = CleanFile.Of("blind.png", bytes);
            Assert.Null(fault);
            var text = Encoding.Latin1.GetString(file!.Content);
            Assert.DoesNotContain("script", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Amara", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_large_photograph_is_kept_smaller_and_a_paper_as_it_is()
    {
        var (photo, _) = CleanFile.Of("wall.jpg", Files.Jpeg(6000, 4000));
        var (paper, _) = CleanFile.Of("offer.pdf", Files.Pdf());

        using var kept = SKBitmap.Decode(photo!.Content);
        Assert.Equal((3000, 2000), (kept.Width, kept.Height));
        Assert.Equal(Files.Pdf(), paper!.Content);
        Assert.Equal(64, paper.Sha256.Length);
    }

    /// <summary>A PNG of this size whose rows are all nought: right in every part, and a thousand times larger when it is unpacked.</summary>
    private static byte[] PngOf(int width, int height)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        (head[8], head[9]) = (8, 0);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var row = new byte[width + 1];
            for (var i = 0; i < height; i++)
                zlib.Write(row);
        }

        return [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", head), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string kind, ReadOnlySpan<byte> content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(kind), .. content];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, SumOf(named));
        return [.. length, .. named, .. sum];
    }

    /// <summary>ISO 3309, as the PNG specification has it in its annex D.</summary>
    private static uint SumOf(byte[] bytes)
    {
        var sum = 0xFFFFFFFFu;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var i = 0; i < 8; i++)
                sum = (sum & 1) == 0 ? sum >> 1 : 0xEDB88320u ^ (sum >> 1);
        }

        return ~sum;
    }

    /// <summary>After the first marker: held on its side (orientation 6), and in it a place as text.</summary>
    private static byte[] WithExif(byte[] jpeg)
    {
        byte[] exif = [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, .. "GPS 51.5007N 0.1246W"u8];
        return [.. jpeg[..2], 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. jpeg[2..]];
    }
}
