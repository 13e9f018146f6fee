using System.Globalization;
using Npgsql;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

/// <summary>
/// All tables at one moment: how many rows each has, and the newest transaction that left one there. Two that are equal mean
/// that nothing was added, changed or removed in between.
/// </summary>
internal sealed class TableState
{
    /// <summary>A try to sign in counts at once, whatever becomes of it.</summary>
    private static readonly string[] NotLookedAt = ["sign_in_throttles"];

    private static string? question;

    private readonly SortedDictionary<string, (long Rows, long Newest)> tables = [];

    public IEnumerable<string> Lines => tables.Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Key}: {table.Value.Rows} rows, the newest by {table.Value.Newest}"));

    public static async Task<TableState> Of(TestWorld world)
    {
        await using var connection = new NpgsqlConnection(world.ConnectionString);
        await connection.OpenAsync();
        question ??= await Question(connection);
        var state = new TableState();
#pragma warning disable CA2100 // names of our own tables, quoted by the database
        await using var ask = new NpgsqlCommand(question, connection);
#pragma warning restore CA2100
        await ask.PrepareAsync();
        await using var rows = await ask.ExecuteReaderAsync();
        while (await rows.ReadAsync())
            state.tables[rows.GetString(0)] = (rows.GetInt64(1), rows.GetInt64(2));
        return state;
    }

    /// <summary>"issues +1" for each table that has more or fewer rows than before.</summary>
    public IReadOnlyList<string> Since(TableState before) => [.. tables
        .Where(table => table.Value.Rows != before.tables[table.Key].Rows)
        .Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Key} {table.Value.Rows - before.tables[table.Key].Rows:+0;-0}"))];

    private static async Task<string> Question(NpgsqlConnection connection)
    {
        await using var ask = new NpgsqlCommand("""
            select string_agg(format('select %L, count(*), coalesce(max(xmin::text::bigint), 0) from %I', relname, relname), ' union all ')
            from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> all ($1)
            """, connection)
        {
            Parameters = { new() { Value = NotLookedAt } },
        };
        return (string)(await ask.ExecuteScalarAsync())!;
    }
}
