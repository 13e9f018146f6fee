using System.Security.Cryptography;

namespace QmsPortal.Kernel.Audit;

/// <summary>
/// The key under which the history is written and sealed. It lies outside the database, so that whoever can change rows
/// cannot make them look untouched.
/// </summary>
public sealed class AuditKey
{
    private const int Length = 32;

    private readonly byte[] key;

    public AuditKey(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        this.key = key.Length >= Length ? key : throw new ArgumentException($"The key must have {Length} bytes or more.", nameof(key));
    }

    public byte[] Mac(ReadOnlySpan<byte> content) => HMACSHA256.HashData(key, content);

    /// <summary>From base64 text, or null if that is no key.</summary>
    public static AuditKey? Read(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length >= Length ? new AuditKey(bytes[..length]) : null;
    }

    /// <summary>The key kept in a file, which is made the first time. Only the file's owner may read it.</summary>
    public static async Task<AuditKey> InFile(string path)
    {
        var made = path + "." + RandomNumberGenerator.GetHexString(8);
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            await using (var writer = new StreamWriter(made, options))
                await writer.WriteAsync(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Length)));
            try
            {
                File.Move(made, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                // Another copy of the site was first.
                File.Delete(made);
            }
        }

        return Read(await File.ReadAllTextAsync(path)) ?? throw new IOException("it holds something else than a key.");
    }
}
