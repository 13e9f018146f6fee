namespace QmsPortal.Data.EmbeddedPostgres;

/// <summary>
/// Two files: one locked by whoever initialises, starts or stops the server, one shared by all who use it.
/// The operating system lets go of both when a process dies, however it dies. Neither file is ever deleted:
/// a lock on a deleted file excludes nobody.
/// </summary>
internal static class ClusterLock
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    public static async Task<IDisposable> TakeTurnAsync(DataFolder folder, TimeProvider clock, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            if (TryOpen(folder.TurnFile, FileAccess.ReadWrite, FileShare.None) is { } turn)
            {
                return turn;
            }

            if (clock.GetElapsedTime(began) > Patience)
            {
                throw new EmbeddedServerException(
                    $"Another QmsPortal has been starting or stopping the database in {folder.Root} for {Patience.TotalSeconds:0} seconds. "
                    + "Wait for it or end it, then try again.",
                    EmbeddedServerException.DidNotStart);
            }

            await Task.Delay(Pause, clock, ct);
        }
    }

    /// <summary>Only for the holder of the turn, so that nobody can be trying for the last use at that moment.</summary>
    public static IDisposable Use(DataFolder folder) =>
        TryOpen(folder.UseFile, FileAccess.Read, FileShare.Read)
        ?? throw new EmbeddedServerException(
            $"The file {folder.UseFile} is locked by a program other than QmsPortal. End that program, then try again.",
            EmbeddedServerException.DataFolderUnusable);

    public static bool IsUsed(DataFolder folder)
    {
        using var last = TryOpen(folder.UseFile, FileAccess.ReadWrite, FileShare.None);
        return last is null;
    }

    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = access, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
