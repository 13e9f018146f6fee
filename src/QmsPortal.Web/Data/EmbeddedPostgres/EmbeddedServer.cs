using Npgsql;

namespace QmsPortal.Data.EmbeddedPostgres;

/// <summary>
/// A private PostgreSQL server, for when no database is configured. All instances on the same data folder share one server:
/// the first starts it, the last to be disposed stops it, and one that is killed leaves it to the next.
/// </summary>
public sealed class EmbeddedServer : IAsyncDisposable
{
    private readonly DataFolder _folder;
    private readonly Cluster _cluster;
    private readonly EmbeddedServerOptions _options;
    private IDisposable? _use;
    private NpgsqlConnectionStringBuilder _address = [];

    private EmbeddedServer(DataFolder folder, Cluster cluster, EmbeddedServerOptions options, IDisposable use) =>
        (_folder, _cluster, _options, _use) = (folder, cluster, options, use);

    /// <summary>The folder that holds the cluster, with what belongs to it but must not lie in the database.</summary>
    public string Folder => _folder.Root;

    public string ConnectionString => AdminConnectionString(_options.Database);

    internal int ProcessId { get; private set; }

    public static async Task<EmbeddedServer> StartAsync(EmbeddedServerOptions options, CancellationToken ct)
    {
        var user = await ServerUser.FindAsync(options.Clock, ct);
        var programs = await ServerPrograms.FindAsync(options.Programs, user, ct);
        var folder = await DataFolder.OpenAsync(options.DataFolder, user, ct);

        using var turn = await ClusterLock.TakeTurnAsync(folder, options.Clock, ct);
        var server = new EmbeddedServer(folder, new Cluster(folder, programs, user, options), options, ClusterLock.Use(folder));
        try
        {
            await server.StartOrJoinAsync(ct);
            return server;
        }
        catch
        {
            await server.StopUnlessUsedAsync();
            throw;
        }
    }

    /// <summary>The superuser's connection string to the named database of this server.</summary>
    public string AdminConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(_address.ConnectionString) { Database = database }.ConnectionString;

    public async ValueTask DisposeAsync()
    {
        if (_use is null)
        {
            return;
        }

        using var turn = await ClusterLock.TakeTurnAsync(_folder, _options.Clock, CancellationToken.None);
        await StopUnlessUsedAsync();
    }

    private async Task StopUnlessUsedAsync()
    {
        Interlocked.Exchange(ref _use, null)?.Dispose();
        if (!ClusterLock.IsUsed(_folder))
        {
            await _cluster.StopAsync();
        }
    }

    private async Task StartOrJoinAsync(CancellationToken ct)
    {
        await _cluster.InitialiseOrCheckAsync(ct);
        var running = await _cluster.JoinAsync(ct);
        if (running is { SocketFolder.Length: > 0 } && !Directory.Exists(running.SocketFolder))
        {
            // The folder goes when its user logs out, and a server without its socket is of use to nobody.
            await _cluster.StopAsync();
            running = null;
        }

        running ??= await _cluster.StartAsync(ct);
        ProcessId = running.Pid;
        _address = new NpgsqlConnectionStringBuilder
        {
            Host = running.Host,
            Port = running.Port,
            Username = Cluster.Superuser,
            Password = await _cluster.ReadPasswordAsync(ct),
            // Neither is offered by this server; asking would cost a round trip for each connection.
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        };
        await CreateDatabaseAsync(ct);
    }

    private async Task CreateDatabaseAsync(CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(AdminConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync(ct);
            await using var exists = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection)
            {
                Parameters = { new() { Value = _options.Database } },
            };
            if (await exists.ExecuteScalarAsync(ct) is null)
            {
                await using var create = new NpgsqlCommand($"CREATE DATABASE {Quote(_options.Database)}", connection);
                await create.ExecuteNonQueryAsync(ct);
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword)
        {
            throw _folder.Unusable($"the password in {_folder.PasswordFile} is not the one its data were made with", "another folder");
        }
        catch (NpgsqlException e)
        {
            throw new EmbeddedServerException(
                $"PostgreSQL started but does not answer: {e.Message}. Its log is {_folder.LogFile}. Try again, or set ConnectionStrings__Qms.",
                EmbeddedServerException.DidNotStart);
        }
    }

    private static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
