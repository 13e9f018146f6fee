using Npgsql;

namespace QmsPortal.Data;

/// <summary>What the site's own database role may do: read and write rows, but not alter tables, nor change what happened.</summary>
internal static class Grants
{
    public static async Task Give(string ownerConnection, string? siteRole)
    {
        var owner = new NpgsqlConnectionStringBuilder(ownerConnection).Username;
        if (string.IsNullOrEmpty(siteRole) || siteRole == owner)
            return;
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var connection = await source.OpenConnectionAsync();
        foreach (var grant in Statements)
        {
            // Names of roles cannot be parameters, so PostgreSQL itself quotes this one.
            await using var quote = new NpgsqlCommand("select format($1, $2)", connection) { Parameters = { new() { Value = grant }, new() { Value = siteRole } } };
            var statement = (string)(await quote.ExecuteScalarAsync())!;
#pragma warning disable CA2100 // made by format() with an identifier it quoted
            await using var give = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
            await give.ExecuteNonQueryAsync();
        }
    }

    private static readonly string[] Statements =
    [
        "grant usage on schema public to %I",
        "grant select, insert, update on all tables in schema public to %I",
        "grant usage, select on all sequences in schema public to %I",
        "revoke update on audit_entries from %I",
        "revoke update on restricted_reads from %I",
        "grant delete on data_protection_keys to %I",
    ];
}
