using System.Globalization;

namespace QmsPortal.Data.EmbeddedPostgres;

/// <summary>The running server as its postmaster.pid describes it.</summary>
internal sealed record ServerProcess(int Pid, int Port, string SocketFolder, string Address, bool IsReady)
{
    public string Host => SocketFolder.Length > 0 ? SocketFolder : Address;

    public static string PidFile(DataFolder folder) => Path.Combine(folder.Cluster, "postmaster.pid");

    public static async Task<ServerProcess?> FindAsync(DataFolder folder, ServerPrograms programs, ServerUser user, CancellationToken ct) =>
        Read(folder) is { } server && await IsAliveAsync(server.Pid, folder, programs, user, ct) ? server : null;

    private static ServerProcess? Read(DataFolder folder)
    {
        try
        {
            var lines = File.ReadAllLines(PidFile(folder));
            string Line(int number) => lines.ElementAtOrDefault(number - 1)?.Trim() ?? "";
            return int.TryParse(Line(1), CultureInfo.InvariantCulture, out var pid) && pid > 1
                && int.TryParse(Line(4), CultureInfo.InvariantCulture, out var port)
                ? new ServerProcess(pid, port, Line(5), Line(6), IsReady: Line(8) == "ready")
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // pg_ctl status believes any live process id: that of a stranger, and that of a killed server whose parent never collects it.
    private static async Task<bool> IsAliveAsync(int pid, DataFolder folder, ServerPrograms programs, ServerUser user, CancellationToken ct)
    {
        if (!OperatingSystem.IsLinux())
        {
            return (await user.RunAsync([programs.PgCtl, "status", "-D", folder.Cluster], ChildProcess.Short, ct)).Succeeded;
        }

        try
        {
            var stat = await File.ReadAllTextAsync($"/proc/{pid}/stat", ct);
            var state = stat[(stat.LastIndexOf(')') + 2)..][0];
            var arguments = (await File.ReadAllTextAsync($"/proc/{pid}/cmdline", ct)).Split('\0');
            return state is not ('Z' or 'X') && arguments.Contains(folder.Cluster);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>After a crash: lets orphaned back ends go, then removes the dead server's pid file.</summary>
    public static async Task ForgetDeadAsync(DataFolder folder, TimeProvider clock, CancellationToken ct)
    {
        if (!File.Exists(PidFile(folder)))
        {
            return;
        }

        var began = clock.GetTimestamp();
        while (HasOrphans(folder))
        {
            if (clock.GetElapsedTime(began) > TimeSpan.FromSeconds(10))
            {
                throw new EmbeddedServerException(
                    $"Processes of a PostgreSQL server that was killed still use {folder.Cluster}. End them, or restart the machine, then try again.",
                    EmbeddedServerException.DidNotStart);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25), clock, ct);
        }

        File.Delete(PidFile(folder));
    }

    // A back end's working folder is the cluster; its command line names only what it does.
    private static bool HasOrphans(DataFolder folder) =>
        OperatingSystem.IsLinux()
        && Directory.EnumerateDirectories("/proc").Any(process =>
            int.TryParse(Path.GetFileName(process), CultureInfo.InvariantCulture, out _) && WorkingFolder(process) == folder.Cluster);

    private static string? WorkingFolder(string process)
    {
        try
        {
            return new DirectoryInfo(Path.Combine(process, "cwd")).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
