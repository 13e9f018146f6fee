using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Npgsql;
using QmsPortal.Data.EmbeddedPostgres;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Data.EmbeddedPostgres;

[UnsupportedOSPlatform("windows")]
public sealed class EmbeddedServerTests(EmbeddedServerTests.InitialisedCluster cluster)
    : IClassFixture<EmbeddedServerTests.InitialisedCluster>, IAsyncLifetime
{
    private readonly string _nothing = TestServerFolder.New();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await cluster.RestoreAsync();
        await TestServerFolder.RemoveAsync(_nothing);
    }

    [Fact]
    public async Task A_second_instance_joins_the_running_server()
    {
        var first = await StartAsync(cluster.Folder);

        var second = await StartAsync(cluster.Folder);

        Assert.Equal(first.ProcessId, second.ProcessId);
        await first.DisposeAsync();
        Assert.Equal("1", await AskAsync(second.ConnectionString, "SELECT 1"));
        await second.DisposeAsync();
        Assert.False(IsRunning(second));
        Assert.False(Directory.Exists(SocketFolderOf(second)));
        await second.DisposeAsync();
    }

    [Fact]
    public async Task A_server_that_was_killed_recovers_with_all_that_was_saved()
    {
        await using var first = await StartAsync(cluster.Folder);
        await AskAsync(first.ConnectionString, "CREATE TABLE notes AS SELECT 'kept' AS text");
        await KillAsync(first);

        await using var second = await StartAsync(cluster.Folder);

        Assert.NotEqual(first.ProcessId, second.ProcessId);
        Assert.Equal("kept", await AskAsync(second.ConnectionString, "SELECT text FROM notes"));
    }

    [Theory]
    [InlineData("echo $$; exec sleep 60", "a stranger that got the process id of a dead server")]
    [InlineData("sleep 0.01 & echo $!; sleep 0.1; exec sleep 60", "a killed server that its parent never collected")]
    public async Task A_process_id_left_behind_is_not_taken_for_the_server(string script, string who)
    {
        using var process = await RunAsServerUserAsync(script);
        var pid = int.Parse((await process.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture);
        await Task.Delay(200);
        await File.WriteAllTextAsync(cluster.PidFile, $"{pid}\n{cluster.Folder}/data\n1\n5432\n/tmp\n\n1 1\nready   \n");

        await using (var server = await StartAsync(cluster.Folder))
        {
            Assert.NotEqual(pid, server.ProcessId);
            Assert.Equal("1", await AskAsync(server.ConnectionString, "SELECT 1"));
        }

        Assert.False(process.HasExited, who);
        process.Kill();
    }

    [Fact]
    public async Task Nothing_is_stopped_in_place_of_a_server_that_is_gone()
    {
        using var stranger = await RunAsServerUserAsync("echo $$; exec sleep 60");
        await stranger.StandardOutput.ReadLineAsync();
        var server = await StartAsync(cluster.Folder);
        await KillAsync(server);
        await File.WriteAllLinesAsync(cluster.PidFile, [$"{stranger.Id}", .. (await File.ReadAllLinesAsync(cluster.PidFile)).Skip(1)]);

        await server.DisposeAsync();

        Assert.False(stranger.HasExited);
        stranger.Kill();
    }

    [Fact]
    public async Task A_server_whose_socket_has_gone_is_started_again()
    {
        await using var first = await StartAsync(cluster.Folder);
        Directory.Delete(SocketFolderOf(first), recursive: true);

        await using var second = await StartAsync(cluster.Folder);

        Assert.Equal("1", await AskAsync(second.ConnectionString, "SELECT 1"));
    }

    [Fact]
    public async Task Instances_that_start_at_once_from_nothing_share_one_server()
    {
        var servers = await Task.WhenAll(StartAsync(_nothing), StartAsync(_nothing), StartAsync(_nothing));

        Assert.Single(servers.Select(server => server.ProcessId).Distinct());
        await Task.WhenAll(servers.Select(server => server.DisposeAsync().AsTask()));
        Assert.False(IsRunning(servers[0]));
    }

    [Fact]
    public async Task A_half_made_cluster_is_never_taken_for_a_whole_one()
    {
        var half = Directory.CreateDirectory(Path.Combine(_nothing, "data.new-0a1b2c3d"));
        await File.WriteAllTextAsync(Path.Combine(half.FullName, "PG_VERSION"), "15");

        await using var server = await StartAsync(_nothing);

        Assert.Equal("1", await AskAsync(server.ConnectionString, "SELECT 1"));
        Assert.False(half.Exists && Directory.Exists(half.FullName));
    }

    [Fact]
    public async Task A_server_that_cannot_start_is_reported_with_its_log()
    {

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => StartAsync(cluster.Folder, ("shared_buffers", "a lot")));

        Assert.Equal(7, failure.ExitCode);
        Assert.Contains(Path.Combine(cluster.Folder, "data", "server.log"), failure.Message, StringComparison.Ordinal);
        Assert.Contains("shared_buffers", await File.ReadAllTextAsync(Path.Combine(cluster.Folder, "data", "server.log")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_file_of_other_data_is_refused()
    {
        await cluster.SpoilAsync("password", "another");

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => StartAsync(cluster.Folder));

        Assert.Equal(5, failure.ExitCode);
        Assert.False(File.Exists(cluster.PidFile));
    }

    [Fact]
    public async Task Data_of_another_version_are_refused_with_both_numbers_and_the_remedy()
    {
        var present = (await File.ReadAllTextAsync(Path.Combine(cluster.Folder, "data", "PG_VERSION"))).Trim();
        await cluster.SpoilAsync("data/PG_VERSION", "12\n");

        var failure = await Assert.ThrowsAsync<EmbeddedServerException>(() => StartAsync(cluster.Folder));

        Assert.Equal(6, failure.ExitCode);
        Assert.Contains("PostgreSQL 12", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"PostgreSQL {present}", failure.Message, StringComparison.Ordinal);
        Assert.Contains("QMS_PG_BIN", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_that_is_called_off_leaves_nothing_running()
    {
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await using var server = await StartAsync(cluster.Folder, cancelled.Token);
            await Task.Delay(Timeout.Infinite, cancelled.Token);
        });

        Assert.False(File.Exists(cluster.PidFile));
    }

    private static Task<EmbeddedServer> StartAsync(string folder, params (string Name, string Value)[] settings) =>
        EmbeddedServer.StartAsync(Options(folder, settings), CancellationToken.None);

    private static Task<EmbeddedServer> StartAsync(string folder, CancellationToken ct) => EmbeddedServer.StartAsync(Options(folder), ct);

    // Killing a server loses nothing that it has handed to the operating system, so none of these waits for the disk.
    internal static EmbeddedServerOptions Options(string folder, params (string Name, string Value)[] settings) => new()
    {
        DataFolder = folder,
        ExtraInitDbArgs = ["--no-sync", "--wal-segsize=1"],
        Settings = new Dictionary<string, string>(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))) { ["fsync"] = "off" },
    };

    private static string SocketFolderOf(EmbeddedServer server) => new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;

    internal static async Task<string?> AskAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())?.ToString();
    }

    private static async Task KillAsync(EmbeddedServer server)
    {
        using var process = Process.GetProcessById(server.ProcessId);
        process.Kill();
        while (IsRunning(server))
        {
            await Task.Delay(5);
        }
    }

    // A dead process stays visible, in state Z, until its parent collects it.
    private static bool IsRunning(EmbeddedServer server)
    {
        try
        {
            return !File.ReadAllText($"/proc/{server.ProcessId}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static async Task<Process> RunAsServerUserAsync(string script)
    {
        var user = await ServerUser.FindAsync(TimeProvider.System, CancellationToken.None);
        return Process.Start(new ProcessStartInfo("/bin/sh", ["-c", script]) { RedirectStandardOutput = true, UserName = user.IsAnother ? user.Name : "" })!;
    }

    /// <summary>initdb takes a second or more, so most tests share what it made, one after another, and find it stopped and unspoilt.</summary>
    public sealed class InitialisedCluster : IAsyncLifetime
    {
        private readonly Dictionary<string, string> _spoilt = [];

        public string Folder { get; } = TestServerFolder.New();

        public string PidFile => Path.Combine(Folder, "data", "postmaster.pid");

        public async ValueTask InitializeAsync() => await (await StartAsync(Folder)).DisposeAsync();

        public async ValueTask DisposeAsync() => await TestServerFolder.RemoveAsync(Folder);

        public async Task SpoilAsync(string file, string text)
        {
            var path = Path.Combine(Folder, file);
            _spoilt.TryAdd(path, await File.ReadAllTextAsync(path));
            await File.WriteAllTextAsync(path, text);
        }

        public async Task RestoreAsync()
        {
            foreach (var (path, text) in _spoilt)
            {
                await File.WriteAllTextAsync(path, text);
            }

            if (File.Exists(PidFile))
            {
                await (await StartAsync(Folder)).DisposeAsync();
            }
        }
    }
}
