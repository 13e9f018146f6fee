using Npgsql;

namespace QmsPortal.Data;

/// <summary>What the site's own database role may do: read and write rows, but not alter tables, nor change what happened.</summary>
internal static class Grants
{
    /// <summary>The role of the site in a database of our own, with this password.</summary>
    public static async Task CreateRole(string ownerConnection, string siteRole, string password)
    {
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var connection = await source.OpenConnectionAsync();
        // One after the other: copies of the site that start together would get in each other's way.
        await using var turn = new NpgsqlCommand("select pg_advisory_lock(7265003)", connection);
        await turn.ExecuteNonQueryAsync();
        try
        {
            await Run(connection, "create role %I login", siteRole);
        }
        catch (PostgresException exception) when (exception.SqlState is PostgresErrorCodes.DuplicateObject)
        {
            // It is there from an earlier start.
        }

        await Run(connection, "alter role %I password %L", siteRole, password);
    }

    public static async Task Give(string ownerConnection, string? siteRole)
    {
        var owner = new NpgsqlConnectionStringBuilder(ownerConnection).Username;
        if (string.IsNullOrEmpty(siteRole) || siteRole == owner)
            return;
        await using var source = NpgsqlDataSource.Create(ownerConnection);
        await using var connection = await source.OpenConnectionAsync();
        foreach (var grant in Statements)
            await Run(connection, grant, siteRole);
    }

    /// <summary>Names of roles cannot be parameters, so PostgreSQL itself quotes what goes into the statement.</summary>
    private static async Task Run(NpgsqlConnection connection, string statement, string role, string? password = null)
    {
        await using var quote = new NpgsqlCommand("select format($1, $2, $3)", connection) { Parameters = { new() { Value = statement }, new() { Value = role }, new() { Value = password ?? "" } } };
        var quoted = (string)(await quote.ExecuteScalarAsync())!;
#pragma warning disable CA2100 // made by format() with what it quoted
        await using var run = new NpgsqlCommand(quoted, connection);
#pragma warning restore CA2100
        await run.ExecuteNonQueryAsync();
    }

    private static readonly string[] Statements =
    [
        "grant usage on schema public to %I",
        "grant select, insert, update on all tables in schema public to %I",
        "grant usage, select on all sequences in schema public to %I",
        "revoke update on audit_entries, audit_payloads, audit_seals, restricted_reads from %I",
        "grant delete on audit_unsealed, kept_forms to %I",
        "grant delete on data_protection_keys to %I",
    ];
}
