using System.Runtime.Versioning;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Data.EmbeddedPostgres;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Data.EmbeddedPostgres;

[UnsupportedOSPlatform("windows")]
public sealed class RunningServerTests(RunningServerTests.Running running) : IClassFixture<RunningServerTests.Running>
{
    [Fact]
    public async Task The_server_listens_on_no_port()
    {
        Assert.Equal("", await EmbeddedServerTests.AskAsync(running.Server.ConnectionString, "SHOW listen_addresses"));
        Assert.Equal("0700", await EmbeddedServerTests.AskAsync(running.Server.ConnectionString, "SHOW unix_socket_permissions"));
        Assert.DoesNotContain(running.Folder, new NpgsqlConnectionStringBuilder(running.Server.ConnectionString).Host!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_data_have_checksums_and_one_encoding_everywhere()
    {
        Assert.Equal("on", await EmbeddedServerTests.AskAsync(running.Server.ConnectionString, "SHOW data_checksums"));
        Assert.Equal(
            "UTF8 C C",
            await EmbeddedServerTests.AskAsync(
                running.Server.ConnectionString,
                "SELECT pg_encoding_to_char(encoding) || ' ' || datcollate || ' ' || datctype FROM pg_database WHERE datname = current_database()"));
    }

    [Fact]
    public async Task The_connection_string_prepares_statements_and_names_the_database()
    {
        await using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms(running.Server.ConnectionString).Options);
        var settings = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString());

        Assert.Equal((200, 2, "qms"), (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages, settings.Database));
        Assert.Equal("postgres", await EmbeddedServerTests.AskAsync(running.Server.AdminConnectionString("postgres"), "SELECT current_database()"));
    }

    [Fact]
    public async Task Nobody_connects_without_the_password()
    {
        foreach (var password in new string?[] { null, "postgres" })
        {
            var guess = new NpgsqlConnectionStringBuilder(running.Server.ConnectionString) { Password = password, Pooling = false };
            await Assert.ThrowsAnyAsync<NpgsqlException>(() => EmbeddedServerTests.AskAsync(guess.ConnectionString, "SELECT 1"));
        }

        Assert.Equal(
            "scram-sha-256",
            await EmbeddedServerTests.AskAsync(running.Server.ConnectionString, "SELECT string_agg(DISTINCT auth_method, ' ') FROM pg_hba_file_rules"));
    }

    [Fact]
    public async Task Only_its_owner_reads_the_password()
    {
        var mode = File.GetUnixFileMode(Path.Combine(running.Folder, "password"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        Assert.Equal(64, (await File.ReadAllTextAsync(Path.Combine(running.Folder, "password"))).Length);
    }

    [Fact]
    public async Task What_people_write_does_not_reach_the_servers_log()
    {
        await EmbeddedServerTests.AskAsync(running.Server.ConnectionString, "CREATE TABLE notes (text text UNIQUE); INSERT INTO notes VALUES ('Mrs Example fell')");

        await Assert.ThrowsAsync<PostgresException>(() => EmbeddedServerTests.AskAsync(running.Server.ConnectionString, "INSERT INTO notes VALUES ('Mrs Example fell')"));

        var log = await File.ReadAllTextAsync(Path.Combine(running.Folder, "data", "server.log"));
        Assert.Contains("duplicate key", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Example", log, StringComparison.Ordinal);
    }

    public sealed class Running : IAsyncLifetime
    {
        public string Folder { get; } = TestServerFolder.New();

        public EmbeddedServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() =>
            Server = await EmbeddedServer.StartAsync(EmbeddedServerTests.Options(Folder), CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            await TestServerFolder.RemoveAsync(Folder);
        }
    }
}
