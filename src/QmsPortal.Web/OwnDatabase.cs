using Npgsql;
using QmsPortal.Data;
using QmsPortal.Data.EmbeddedPostgres;
using QmsPortal.Kernel.Audit;

namespace QmsPortal;

/// <summary>The database of a demonstration: a server of its own, and as in production a lesser role for the site and a key outside the tables.</summary>
internal sealed class OwnDatabase(EmbeddedServer server, AuditKey key) : IAsyncDisposable
{
    private const string SiteRole = "qms_site";

    public AuditKey AuditKey => key;
    public string AuditHeads => Path.Combine(server.Folder, "audit-heads");

    /// <summary>By the lesser role. Its password is made from the key, so that every copy of the site knows it.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = SiteRole, Password = Password }.ConnectionString;

    private string Password => Convert.ToHexStringLower(key.Mac("password of the site's role"u8));

    public static async Task<OwnDatabase> Open()
    {
        var server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions(), CancellationToken.None);
        return new OwnDatabase(server, await AuditKey.InFile(Path.Combine(server.Folder, "audit.key")));
    }

    public async Task Migrate()
    {
        await Schema.Migrate(server.ConnectionString);
        await Grants.CreateRole(server.ConnectionString, SiteRole, Password);
        await Grants.Give(server.ConnectionString, SiteRole);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
