using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Npgsql;
using QmsPortal.Data.EmbeddedPostgres;

namespace QmsPortal.Benchmarks.Kill;

/// <summary>A private PostgreSQL that keeps what it has acknowledged (fsync is on), in a temporary folder that goes with it.</summary>
internal sealed class DurableDatabase : IAsyncDisposable
{
    private readonly EmbeddedServerOptions options;
    private readonly List<EmbeddedServer> servers = [];

    private DurableDatabase(string folder) => options = new EmbeddedServerOptions { DataFolder = folder };

    public string ConnectionString => servers[^1].ConnectionString;

    public static async Task<DurableDatabase> Start(CancellationToken ct)
    {
        var database = new DurableDatabase(Path.Combine(Path.GetTempPath(), $"qms-kill-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}"));
        await database.Restart(ct);
        return database;
    }

    /// <summary>Back when it accepts connections, after it has recovered.</summary>
    public async Task Restart(CancellationToken ct) => servers.Add(await EmbeddedServer.StartAsync(options, ct));

    /// <summary>kill -9 of the postmaster and of every process it started, all named before the first is gone.</summary>
    public void Kill()
    {
        var postmaster = servers[^1].ProcessId;
        foreach (var id in Children(postmaster).Prepend(postmaster).ToList())
            KillOne(id);
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        foreach (var server in servers)
            await server.DisposeAsync();
        if (Directory.Exists(options.DataFolder))
            Directory.Delete(options.DataFolder, recursive: true);
    }

    private static void KillOne(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or Win32Exception)
        {
            // It ended by itself in the meantime.
        }
    }

    private static IEnumerable<int> Children(int parent) => Directory.EnumerateDirectories("/proc")
        .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
        .Where(id => id > 0 && ParentOf(id) == parent);

    private static int ParentOf(int id)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
