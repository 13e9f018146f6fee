using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace QmsPortal.Tests.Support;

public class TestServerTests
{
    [Fact]
    public async Task Each_clone_is_a_database_of_its_own_with_what_the_migration_made()
    {
        await using var server = new Migrated();
        var clones = await Task.WhenAll(server.CloneAsync(), server.CloneAsync());

        await AskAsync(clones[0], "INSERT INTO wards VALUES ('Ward 8')");

        Assert.Equal(1, server.Migrations);
        Assert.Equal(2L, await AskAsync(clones[0], "SELECT count(*) FROM wards"));
        Assert.Equal(1L, await AskAsync(clones[1], "SELECT count(*) FROM wards"));
        await clones[1].DisposeAsync();
        Assert.Equal(0L, await AskAsync(clones[0], $"SELECT count(*) FROM pg_database WHERE datname = '{clones[1].Name}'"));
        await clones[0].DisposeAsync();
    }

    [Fact]
    public async Task An_engine_is_used_only_if_it_answers()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using var deaf = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        deaf.Bind(new UnixDomainSocketEndPoint(path));

        Assert.False(await TestServerDocker.AnswersAsync("unix://" + path));
        deaf.Listen();
        var answer = Task.Run(async () => await (await deaf.AcceptAsync()).SendAsync("HTTP/1.0 200 OK"u8.ToArray()));
        Assert.True(await TestServerDocker.AnswersAsync("unix://" + path));
        await answer;
        Assert.False(await TestServerDocker.AnswersAsync("unix:///nowhere/docker.sock"));
        Assert.False(await TestServerDocker.AnswersAsync("tcp://127.0.0.1:1"));
        File.Delete(path);
    }

    private static async Task<object?> AskAsync(TestDatabase database, string sql)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private sealed class Migrated : TestServer
    {
        public int Migrations { get; private set; }

        // A key of its own each time: on a shared server the template of the last run would be found.
        protected override string TemplateKey { get; } = $"test {Environment.ProcessId} {Environment.TickCount64}";

        protected override async Task MigrateAsync(string connectionString)
        {
            Migrations++;
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("CREATE TABLE wards AS SELECT 'Ward 7' AS name", connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
