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
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(role, "UPDATE audit_entries SET command = command"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(role, "UPDATE audit_payloads SET who = who"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(role, "DELETE FROM audit_seals"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(role, "ALTER TABLE audit_entries DISABLE TRIGGER ALL"));
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, await RefusalAsync(role, "DELETE FROM audit_entries"));
        Assert.Equal(0, (await running.StopAsync()).ExitCode);
    }

    [Fact]
    public async Task The_history_is_verified_by_a_command_that_names_the_first_bad_row()
    {
        await using var database = await server.CloneAsync();
        (string, string) site = ("ConnectionStrings__Qms", database.ConnectionString);
        Assert.Equal(0, (await SiteProcess.RunAsync("migrate", ("ConnectionStrings__QmsOwner", database.ConnectionString))).ExitCode);
        Assert.Equal(0, (await SiteProcess.RunAsync(Administrator, site, ("QMS_ADMINISTRATOR_PASSWORD", "kettle-lantern-orchard"))).ExitCode);

        var whole = await SiteProcess.RunAsync("verify-audit", site);
        await ExecuteAsync(database.ConnectionString, "ALTER TABLE audit_payloads DISABLE TRIGGER ALL; UPDATE audit_payloads SET who = 'Somebody else' WHERE mark = (SELECT mark FROM audit_entries ORDER BY id OFFSET 1 LIMIT 1)");
        var altered = await SiteProcess.RunAsync("verify-audit", site);
        var otherKey = await SiteProcess.RunAsync("verify-audit", site, ("QMS_AUDIT_KEY", Convert.ToBase64String(Enumerable.Repeat((byte)7, 32).ToArray())));

        Assert.StartsWith("The history is as it was written: 4 rows under 0 seals. 4 of them wait for a seal.", whole.Output, StringComparison.Ordinal);
        Assert.Equal(new Ended(10, "The history is not as it was written. The first bad row: audit_entries 2: what this row is about was changed in audit_payloads.", ""), altered);
        Assert.Contains("audit_entries 1: this row was changed, or not written by the site", otherKey.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_for_the_history_production_does_not_begin()
    {
        await using var database = await server.CloneAsync();
        (string, string) site = ("ConnectionStrings__Qms", database.ConnectionString);
        Assert.Equal(0, (await SiteProcess.RunAsync("migrate", ("ConnectionStrings__QmsOwner", database.ConnectionString))).ExitCode);

        AssertRefused(await SiteProcess.RunAsync("", site, ("QMS_AUDIT_KEY", "")), 2, "Set QMS_AUDIT_KEY");
        AssertRefused(await SiteProcess.RunAsync(Administrator, site, ("QMS_AUDIT_KEY", "c2hvcnQ=")), 2, "QMS_AUDIT_KEY is no key");
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
