using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using QmsPortal.Data.EmbeddedPostgres;

namespace QmsPortal.Tests.Support;

/// <summary>Folders for servers of tests. A test run that is killed leaves its server running; a later run stops and removes it.</summary>
internal static class TestServerFolder
{
    private const string Prefix = "qms-tests-";

    public static string New() => Path.Combine(
        Path.GetTempPath(), $"{Prefix}{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");

    public static async Task SweepAsync()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), Prefix + "*"))
        {
            var pid = Path.GetFileName(folder)[Prefix.Length..].Split('-')[0];
            if (int.TryParse(pid, CultureInfo.InvariantCulture, out var id) && !IsAlive(id) && await IsOursAsync(folder))
            {
                await RemoveAsync(folder);
            }
        }
    }

    // Joining and leaving again stops a server that nobody else uses.
    public static async Task RemoveAsync(string folder)
    {
        try
        {
            if (File.Exists(Path.Combine(folder, "data", "postmaster.pid")))
            {
                await using var left = await EmbeddedServer.StartAsync(new EmbeddedServerOptions { DataFolder = folder }, CancellationToken.None);
            }

            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
        catch (Exception e) when (e is EmbeddedServerException or IOException or UnauthorizedAccessException)
        {
            // Another run is sweeping too, or the folder is past help; tests do not depend on it.
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // Anyone can make a folder of such a name in a shared temporary folder.
    private static async Task<bool> IsOursAsync(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        var found = await ChildProcess.RunAsync(
            ["/bin/sh", "-c", "find \"$0\" -prune -type d -user \"$(id -u)\" -print", folder], ChildProcess.Short, TimeProvider.System, CancellationToken.None);
        return found.Output.Length > 0;
    }
}
