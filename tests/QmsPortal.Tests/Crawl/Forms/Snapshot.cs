using Npgsql;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>What the database held at first, to tell that nothing has changed and to put it back after something has.</summary>
internal sealed class Snapshot(NpgsqlDataSource source, IReadOnlyList<Snapshot.Table> tables, long begun) : IAsyncDisposable
{
    private const string Schema = "at_first";

    // Counting a try to sign in is not undone when the try is refused; keys of cookies are no records.
    private static readonly string[] Unjudged = ["sign_in_throttles", "data_protection_keys", "__EFMigrationsHistory"];

    /// <summary>Kept once in the template, so that every clone has it: the rows as they are, and from now on which tables change.</summary>
    public static async Task Keep(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand($"""
            create schema {Schema};
            create table {Schema}.changed (name text not null);
            create function {Schema}.note() returns trigger language plpgsql security definer as $$ begin insert into {Schema}.changed values (quote_ident(tg_table_name)); return null; end $$;
            {string.Join(Environment.NewLine, (await Tables(source)).Select(table => $"""
            create table {Schema}.{table.Name} as table public.{table.Name};
            create trigger kept_at_first after insert or update or delete on public.{table.Name} for each row execute function {Schema}.note();
            """))}
            """);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<Snapshot> Take(string connection)
    {
        var source = NpgsqlDataSource.Create(connection);
        await using var now = source.CreateCommand("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        return new Snapshot(source, await Tables(source), (long)(await now.ExecuteScalarAsync())!);
    }

    public ValueTask DisposeAsync() => source.DisposeAsync();

    /// <summary>How many rows were written, changed or deleted, and in which tables: alike before and after where nothing was saved.</summary>
    public async Task<string> Fingerprint()
    {
        await using var command = source.CreateCommand($"select name || ' ' || count(*) from {Schema}.changed group by name order by 1");
        return string.Join(Environment.NewLine, await Texts(command));
    }

    /// <summary>Every row written since the beginning, as text, with its table.</summary>
    public async Task<IReadOnlyList<string>> Written()
    {
        await using var command = source.CreateCommand(string.Join(" union all ", tables.Select(table => $"select '{table.Name}: ' || t::text from public.{table.Name} t where xmin::text::bigint >= {begun}")));
        return await Texts(command);
    }

    /// <summary>Puts back what has been changed. Row versions are new ones; all else is as it was.</summary>
    public async Task Restore()
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await Run("set local session_replication_role = replica");
        await Run("delete from public.sign_in_throttles");
        var changed = await Fingerprint();
        foreach (var table in tables.Where(table => changed.Contains($"{table.Name} ", StringComparison.Ordinal)))
            if (await Run($"delete from public.{table.Name} where xmin::text::bigint >= {begun}") > 0)
                await Run($"insert into public.{table.Name} ({table.Columns}) overriding system value select {table.Columns} from {Schema}.{table.Name} kept where not exists (select from public.{table.Name} t where {string.Join(" and ", table.Keys.Select(key => $"t.{key} = kept.{key}"))})");
        await Run($"delete from {Schema}.changed");
        await transaction.CommitAsync();

        async Task<int> Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            return await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task<IReadOnlyList<Table>> Tables(NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("""
            select quote_ident(c.relname) || '|' || (select string_agg(quote_ident(attname), ',' order by attnum) from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '')
                || '|' || (select string_agg(quote_ident(attname), ',') from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary)
            from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1
            """);
        return [.. (await Texts(command)).Select(line => line.Split('|')).Select(parts => new Table(parts[0], parts[1], parts[2].Split(','))).Where(table => !Unjudged.Contains(table.Name.Trim('"')))];
    }

    private static async Task<List<string>> Texts(NpgsqlCommand command)
    {
        var texts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            texts.Add(reader.GetString(0));
        return texts;
    }

    internal sealed record Table(string Name, string Columns, IReadOnlyList<string> Keys);
}
