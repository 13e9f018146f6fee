using System.Security.Cryptography;

namespace QmsPortal.Data.EmbeddedPostgres;

internal sealed class NewCluster(DataFolder folder, ServerPrograms programs, ServerUser user)
{
    public async Task MakeAsync(IReadOnlyList<string> extraArguments, CancellationToken ct)
    {
        // Made under another name, so that a half-made cluster is never taken for a whole one; and under a new one each time,
        // since the initdb of an instance that was killed may still be writing.
        DeleteHalfMade();
        var half = folder.NewClusterPrefix + RandomNumberGenerator.GetHexString(8, lowercase: true);
        Directory.CreateDirectory(half);
        await user.GiveAsync(half, ct);
        await WritePasswordAsync(ct);
        var made = await user.RunAsync(
            [
                programs.InitDb, "-D", half, "-U", Cluster.Superuser, "--auth=scram-sha-256", $"--pwfile={folder.PasswordFile}",
                "--data-checksums", "-E", "UTF8", "--locale=C", .. extraArguments,
            ],
            TimeSpan.FromMinutes(2), ct);
        if (!made.Succeeded)
        {
            throw folder.Unusable($"PostgreSQL could not make its files there ({made.LastLine})", "another folder");
        }

        Directory.Move(half, folder.Cluster);
    }

    private void DeleteHalfMade()
    {
        foreach (var half in Directory.GetDirectories(folder.Root, Path.GetFileName(folder.NewClusterPrefix) + "*"))
        {
            try
            {
                Directory.Delete(half, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Still being written to; a later start deletes it.
            }
        }
    }

    private async Task WritePasswordAsync(CancellationToken ct)
    {
        File.Delete(folder.PasswordFile);
        var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            create.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var writer = new StreamWriter(folder.PasswordFile, create))
        {
            await writer.WriteAsync(RandomNumberGenerator.GetHexString(64, lowercase: true));
        }

        await user.GiveAsync(folder.PasswordFile, ct);
    }
}
