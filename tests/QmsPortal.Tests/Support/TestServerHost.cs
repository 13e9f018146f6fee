using Npgsql;
using QmsPortal.Data.EmbeddedPostgres;
using Testcontainers.PostgreSql;

namespace QmsPortal.Tests.Support;

/// <summary>
/// Where the tests' PostgreSQL runs: the server named by QMS_TEST_CONNECTION, else a container if a Docker engine answers,
/// else an embedded server in the temporary folder. Never the site's own database.
/// </summary>
internal sealed class TestServerHost : IAsyncDisposable
{
    private static readonly Dictionary<string, string> Hasty = new()
    {
        ["fsync"] = "off",
        ["synchronous_commit"] = "off",
        ["full_page_writes"] = "off",
        ["wal_level"] = "minimal",
        ["max_wal_senders"] = "0",
        ["jit"] = "off",
        ["max_parallel_workers_per_gather"] = "0",
        ["max_connections"] = "300",
    };

    private readonly string _connectionString;
    private readonly Func<ValueTask> _stop;

    private TestServerHost(string connectionString, Func<ValueTask> stop) => (_connectionString, _stop) = (connectionString, stop);

    public static async Task<TestServerHost> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("QMS_TEST_CONNECTION") is { Length: > 0 } named)
        {
            return new TestServerHost(named, () => ValueTask.CompletedTask);
        }

        return await TestServerDocker.AnswersAsync() ? await StartContainerAsync() : await StartEmbeddedAsync();
    }

    public ValueTask DisposeAsync() => _stop();

    public string ConnectionStringTo(string database) => new NpgsqlConnectionStringBuilder(_connectionString)
    {
        Database = database,
        MaxPoolSize = 20,
    }.ConnectionString;

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async Task<bool> ExistsAsync(string database)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection)
        {
            Parameters = { new() { Value = database } },
        };
        return await command.ExecuteScalarAsync() is not null;
    }

    /// <summary>Held for as long as the connection is open: two test processes on a shared server make one template.</summary>
    public async Task<IAsyncDisposable> TakeTurnAsync()
    {
        var connection = await OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock(hashtext('qms_template'))", connection) { CommandTimeout = 300 };
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }

    private static async Task<TestServerHost> StartContainerAsync()
    {
        var container = new PostgreSqlBuilder("postgres:17")
            .WithCommand([.. Hasty.SelectMany(setting => new[] { "-c", $"{setting.Key}={setting.Value}" })])
            .Build();
        await container.StartAsync();
        return new TestServerHost(container.GetConnectionString(), container.DisposeAsync);
    }

    private static async Task<TestServerHost> StartEmbeddedAsync()
    {
        await TestServerFolder.SweepAsync();
        var folder = TestServerFolder.New();
        var server = await EmbeddedServer.StartAsync(
            new EmbeddedServerOptions { DataFolder = folder, Database = "tests", ExtraInitDbArgs = ["--no-sync"], Settings = Hasty },
            CancellationToken.None);
        return new TestServerHost(server.ConnectionString, async () =>
        {
            NpgsqlConnection.ClearAllPools();
            await server.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        });
    }
}
