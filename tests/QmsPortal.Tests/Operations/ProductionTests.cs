using System.Net;
using Npgsql;
using QmsPortal.Tests.Support;
using Xunit;
using static QmsPortal.Tests.Operations.CommandLineTests;

namespace QmsPortal.Tests.Operations;

/// <summary>The steps of docs/operations.md from an empty database to a site, each by its command.</summary>
public sealed class ProductionTests(TestServer server) : IClassFixture<TestServer>
{
    private const string Administrator = "create-administrator --email amara@example.org --name Amara --organisation Trust";

    [Fact]
    public async Task An_empty_database_becomes_a_site_with_an_administrator_and_a_role_that_cannot_alter_it()
    {
        await using var database = await server.CloneAsync();
        await using var role = await LesserRole.CreateAsync(database);
        (string, string) site = ("ConnectionStrings__Qms", role.ConnectionString);
        (string, string) owner = ("ConnectionStrings__QmsOwner", database.ConnectionString);
        (string, string) password = ("QMS_ADMINISTRATOR_PASSWORD", "kettle-lantern-orchard");

        AssertRefused(await SiteProcess.RunAsync("", site), 8, "Run the migrate command");
        Assert.Equal(new Ended(0, "The database is up to date.", ""), await SiteProcess.RunAsync("migrate", owner, site));
        Assert.Equal(new Ended(0, "The database is up to date.", ""), await SiteProcess.RunAsync("migrate", owner, site));
        AssertRefused(await SiteProcess.RunAsync(Administrator, site, ("QMS_ADMINISTRATOR_PASSWORD", "short")), 2, "assword");
        Assert.Equal(new Ended(0, "Amara can sign in as amara@example.org.", ""), await SiteProcess.RunAsync(Administrator, site, password));
        AssertRefused(await SiteProcess.RunAsync("seed", site), 2, "not empty");

        await using var running = SiteProcess.Start("--urls http://127.0.0.1:0", site);
        using var visitor = new HttpClient { BaseAddress = await running.AddressAsync() };
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/demonstration")).StatusCode);
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(role, "CREATE TABLE extra (id int)"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(role, "UPDATE audit_entries SET who = who"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(role, "DELETE FROM audit_entries"));
        Assert.Equal(0, (await running.StopAsync()).ExitCode);
    }

    [Fact]
    public async Task A_proxy_is_believed_only_when_it_is_named()
    {
        await using var database = await server.CloneAsync();
        Assert.Equal(0, (await SiteProcess.RunAsync("migrate", ("ConnectionStrings__QmsOwner", database.ConnectionString))).ExitCode);

        Assert.True(await BelievesAsync(database, "192.0.2.1, 127.0.0.1"));
        Assert.False(await BelievesAsync(database, "192.0.2.1"));
        Assert.False(await BelievesAsync(database, ""));
    }

    [Fact]
    public async Task A_newer_database_is_refused_by_the_site_and_by_every_command()
    {
        await using var database = await server.CloneAsync();
        (string, string) site = ("ConnectionStrings__Qms", database.ConnectionString);
        (string, string) owner = ("ConnectionStrings__QmsOwner", database.ConnectionString);
        Assert.Equal(0, (await SiteProcess.RunAsync("migrate", owner)).ExitCode);
        await ExecuteAsync(database.ConnectionString, """INSERT INTO "__EFMigrationsHistory" VALUES ('29991231235959_Tomorrow', '99.0.0')""");

        AssertRefused(await SiteProcess.RunAsync("", site), 9, "29991231235959_Tomorrow");
        AssertRefused(await SiteProcess.RunAsync("migrate", owner), 9, "29991231235959_Tomorrow");
        AssertRefused(await SiteProcess.RunAsync(Administrator, site), 9, "29991231235959_Tomorrow");
    }

    private static async Task<bool> BelievesAsync(TestDatabase database, string proxies)
    {
        await using var site = SiteProcess.Start("--urls http://127.0.0.1:0", ("ConnectionStrings__Qms", database.ConnectionString), ("QMS_PROXY", proxies));
        using var proxy = new HttpClient { BaseAddress = await site.AddressAsync() };
        proxy.DefaultRequestHeaders.Host = "qms.example.org";
        proxy.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var answer = await proxy.GetAsync("/health/live");

        // Only over HTTPS are browsers told to stay with it.
        return answer.Headers.Contains("Strict-Transport-Security");
    }

    private static async Task<string?> RefusalAsync(LesserRole role, string sql)
    {
        try
        {
            await ExecuteAsync(role.ConnectionString, sql);
            return null;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState;
        }
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
#pragma warning disable CA2100 // sentences of this test
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A role that may sign in and nothing else, until migrate gives it the rights of a site.</summary>
    private sealed class LesserRole(TestDatabase database, string name) : IAsyncDisposable
    {
        public string ConnectionString { get; } =
            new NpgsqlConnectionStringBuilder(database.ConnectionString) { Username = name, Password = name }.ConnectionString;

        public static async Task<LesserRole> CreateAsync(TestDatabase database)
        {
            var name = "site_" + database.Name;
            await ExecuteAsync(database.ConnectionString, $"CREATE ROLE {name} LOGIN PASSWORD '{name}'");
            return new LesserRole(database, name);
        }

        public async ValueTask DisposeAsync() =>
            await ExecuteAsync(database.ConnectionString, $"DROP OWNED BY {name}; DROP ROLE {name}");
    }
}
