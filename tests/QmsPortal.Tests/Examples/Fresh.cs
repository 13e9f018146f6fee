using System.Text;
using Microsoft.AspNetCore.Http;

namespace QmsPortal.Tests.Examples;

/// <summary>Words and files that no other example has.</summary>
internal static class Fresh
{
    private static int made;

    /// <summary>"The blind is torn bc". Letters alone: digits may look like a patient's number.</summary>
    public static string Words(string words) => $"{words} {Letters(Interlocked.Increment(ref made))}";

    /// <summary>An address in letters alone: some numbers look like a patient's.</summary>
    public static string Email(string who) => $"{Words(who).Replace(' ', '.')}@riverside.example";

    /// <summary>A file that can be read by twenty at once, as twenty posts of it could.</summary>
    public static IFormFile Csv(string content) => new SentFile("values.csv", "text/csv", Encoding.UTF8.GetBytes(content));

    public static IFormFile Picture(string name, byte[] content) => new SentFile(name, "image/png", content);

    private static string Letters(int number) => number == 0 ? "" : Letters(number / 26) + (char)('a' + number % 26);

    private sealed class SentFile(string name, string type, byte[] content) : IFormFile
    {
        public string ContentType => type;
        public string ContentDisposition => "form-data";
        public IHeaderDictionary Headers { get; } = new HeaderDictionary();
        public long Length => content.Length;
        public string Name => "File";
        public string FileName => name;

        public Stream OpenReadStream() => new MemoryStream(content);

        public void CopyTo(Stream target) => target.Write(content);

        public Task CopyToAsync(Stream target, CancellationToken cancellationToken = default) => target.WriteAsync(content, cancellationToken).AsTask();
    }
}
