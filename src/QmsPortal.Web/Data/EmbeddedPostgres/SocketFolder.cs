using System.Security.Cryptography;
using System.Text;

namespace QmsPortal.Data.EmbeddedPostgres;

/// <summary>
/// The folder of the server's Unix socket. It cannot lie in the data folder, because a socket's path is short; where it lies
/// instead, others may be able to make a folder of that name first, so it is used only when it is ours beyond doubt.
/// </summary>
internal static class SocketFolder
{
    private const string RunFolder = "/run/qmsportal";
    private static readonly string[] Sockets = [".s.PGSQL.5432", ".s.PGSQL.5432.lock"];

    // sizeof(sun_path), less the closing zero.
    private static int LongestPath => OperatingSystem.IsMacOS() ? 103 : 107;

    /// <summary>Only while no server runs: what a dead one left in the folder is removed, lest its process id seem alive.</summary>
    public static async Task<string> PrepareAsync(DataFolder data, IReadOnlyList<string>? roots, ServerUser user, CancellationToken ct)
    {
        var name = "qms-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data.Root)))[..12];
        var refused = "";
        foreach (var root in roots ?? UsualRoots(user))
        {
            var folder = Path.Combine(root, name);
            if (!Fits(folder))
            {
                refused = $"{folder} is too long or has unusual characters";
                continue;
            }

            var made = await ChildProcess.RunAsync(["mkdir", "-m", "700", folder], ChildProcess.Short, user.Clock, ct);
            if (made.Succeeded)
            {
                await user.GiveAsync(folder, ct);
            }

            if (await user.OwnsFolderAsync(folder, ct))
            {
                Clear(folder);
                return folder;
            }

            refused = made.Succeeded || Path.Exists(folder)
                ? $"{folder} is a link, belongs to another user or is open to others; remove it"
                : made.LastLine;
        }

        throw new EmbeddedServerException(
            $"There is no safe folder for the database's socket: {refused}. Then try again, or set ConnectionStrings__Qms.",
            EmbeddedServerException.DidNotStart);
    }

    public static void Remove(string folder)
    {
        try
        {
            Clear(folder);
            Directory.Delete(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // An empty folder left behind does no harm: the next start uses it.
        }
    }

    private static void Clear(string folder) => Array.ForEach(Sockets, socket => File.Delete(Path.Combine(folder, socket)));

    private static bool Fits(string folder) =>
        Encoding.UTF8.GetByteCount(Path.Combine(folder, Sockets[0])) <= LongestPath
        && folder.All(c => char.IsAsciiLetterOrDigit(c) || "/_.-".Contains(c, StringComparison.Ordinal));

    private static IEnumerable<string> UsualRoots(ServerUser user)
    {
        if (user.IsAnother && TryMakeRunFolder())
        {
            yield return RunFolder;
        }

        if (!user.IsAnother && Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } ofTheUser)
        {
            yield return ofTheUser;
        }

        yield return "/tmp";
    }

    private static bool TryMakeRunFolder()
    {
        try
        {
            const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            if (!OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(RunFolder);
                File.SetUnixFileMode(RunFolder, mode);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
