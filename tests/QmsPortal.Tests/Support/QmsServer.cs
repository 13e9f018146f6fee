using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Data.Seeds;
using QmsPortal.Kernel.Audit;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Tests.Crawl.Forms;
using QmsPortal.Tests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(QmsServer))]

// More than the two cores: while one class waits for the database, another goes on.
[assembly: Xunit.v3.Parallelization(MaxThreads = 4)]

namespace QmsPortal.Tests.Support;

/// <summary>The databases of QmsPortal's own tests: an empty one, and one with the fictional trust in it.</summary>
public sealed class QmsServer : TestServer
{
    /// <summary>Tuesday 5 May 2026, 07:52 in London: the trust is planted then, and the clock of every test begins there.</summary>
    public static readonly DateTimeOffset Morning = new(2026, 5, 5, 6, 52, 0, TimeSpan.Zero);

    // Migrations, seeds and the commands they send all lie in this assembly; a change to any makes another template.
    private static readonly string Build = typeof(Site).Module.ModuleVersionId.ToString();

    /// <summary>Rounds of the hash of a password.</summary>
    public const int QuickHash = 1;

    public static readonly byte[] AuditKeyBytes = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];

    public static readonly AuditKey AuditKey = new(AuditKeyBytes);

    /// <summary>The site of every test works by a lesser role, as in production, so that a right it lacks is found.</summary>
    public const string SiteRole = "qms_test_site";
    public const string SitePassword = "only-for-tests";

    protected override string TemplateKey => $"empty {Build}";

    public Task<TestDatabase> CloneEmptyAsync() => CloneAsync();

    /// <summary>Without a single table.</summary>
    public Task<TestDatabase> CloneBareAsync() => CloneAsync("bare", _ => Task.CompletedTask);

    public Task<TestDatabase> CloneTrustAsync() => CloneAsync($"trust {Build}", async connection =>
    {
        await MigrateAsync(connection);
        await Trust.PlantIfEmpty(connection, AuditKey, Morning);
        await HashQuickly(connection);
    });

    /// <summary>Tests sign in thousands of times; a slow hash would take minutes of each run. The site itself keeps the slow one.</summary>
    private static async Task HashQuickly(string connection)
    {
        var hasher = new PasswordHasher<Account>(Options.Create(new PasswordHasherOptions { IterationCount = QuickHash }));
        await using var source = NpgsqlDataSource.Create(connection);
        await using var quick = source.CreateCommand("update accounts set password_hash = $1, short_code_hash = case when short_code_hash is null then null else $2 end");
        quick.Parameters.AddWithValue(hasher.HashPassword(null!, Trust.Password));
        quick.Parameters.AddWithValue(hasher.HashPassword(null!, Trust.ShortCode));
        await quick.ExecuteNonQueryAsync();
    }

    protected override async Task MigrateAsync(string connectionString)
    {
        await Schema.Migrate(connectionString);
        await Grants.CreateRole(connectionString, SiteRole, SitePassword);
        await Grants.Give(connectionString, SiteRole);
    }

    /// <summary>The trust with something in every state, for tests that go over every form.</summary>
    public async Task<TestDatabase> CloneEveryStateAsync()
    {
        await (await CloneTrustAsync()).DisposeAsync();
        return await CloneAsync($"every state {Build} {typeof(EveryState).Module.ModuleVersionId}", EveryState.Plant, from: $"trust {Build}");
    }
}
