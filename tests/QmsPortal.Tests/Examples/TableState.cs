using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

/// <summary>
/// How many rows of each table were added, changed and removed since the database was first looked at. Two that are equal mean that
/// nothing was saved in between. The database counts by itself, and forgets what is rolled back.
/// </summary>
internal sealed class TableState
{
    /// <summary>A try to sign in counts at once, whatever becomes of it.</summary>
    private const string NotLookedAt = "sign_in_throttles";

    private static readonly ConcurrentDictionary<string, Lazy<Task>> Counting = new();

    private readonly SortedDictionary<(string Table, string What), long> rows = [];

    public IEnumerable<string> Lines => rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Key.Table}: {row.Key.What} {row.Value}"));

    public static async Task<TableState> Of(TestWorld world)
    {
        await Counting.GetOrAdd(world.ConnectionString, connection => new Lazy<Task>(() => Begin(connection))).Value;
        await using var connection = new NpgsqlConnection(world.ConnectionString);
        await connection.OpenAsync();
        var state = new TableState();
        await using var ask = new NpgsqlCommand("select name, what, count(*) from counted.rows group by name, what", connection);
        await using var counted = await ask.ExecuteReaderAsync();
        while (await counted.ReadAsync())
            state.rows[(counted.GetString(0), counted.GetString(1))] = counted.GetInt64(2);
        return state;
    }

    /// <summary>"issues +1" for each table that has more or fewer rows than before.</summary>
    public IReadOnlyList<string> Since(TableState before) => [.. rows.Keys.Select(key => key.Table).Distinct()
        .Select(table => (Table: table, More: More(table) - before.More(table)))
        .Where(table => table.More != 0)
        .Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Table} {table.More:+0;-0}"))];

    private long More(string table) => rows.GetValueOrDefault((table, "INSERT")) - rows.GetValueOrDefault((table, "DELETE"));

    // One table after the other, so that no two are locked at once.
    private static async Task Begin(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await Run("""
            create schema counted;
            create table counted.rows (name text not null, what text not null);
            create function counted.note() returns trigger language plpgsql security definer as $$ begin insert into counted.rows values (tg_table_name, tg_op); return null; end $$;
            """);
        await using var ask = source.CreateCommand("select quote_ident(relname) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> $1");
        ask.Parameters.AddWithValue(NotLookedAt);
        List<string> tables = [];
        await using (var found = await ask.ExecuteReaderAsync())
            while (await found.ReadAsync())
                tables.Add(found.GetString(0));
        foreach (var table in tables)
            await Run($"create trigger counted after insert or update or delete on public.{table} for each row execute function counted.note()");

        async Task Run(string sql)
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }
}
