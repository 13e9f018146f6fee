using System.Globalization;
using Npgsql;

namespace QmsPortal.Tests.Crawl.Forms;

/// <summary>An id in an address or a field, and how to put another in its place.</summary>
internal sealed record IdIn(string Name, string Value, bool IsField, Func<Post, string, Post> Swap);

/// <summary>Another id, why it must not be accepted, and the version of the record it names.</summary>
internal sealed record OtherId(string Why, string Value, string? Version)
{
    public const string Over = "over";

    public bool IsOver => Why == Over;
}

/// <summary>Which parts of a form name records, and which others there are that this person may not change.</summary>
internal sealed class Ids(NpgsqlDataSource source)
{
    private static readonly string[] OverStates = ["Confirmed", "Undone", "Closed"];

    private readonly Dictionary<string, string> tables = [];

    public async Task Load()
    {
        // By table, the columns in which it keeps when a record was over.
        foreach (var row in await Rows("select table_name, string_agg(column_name, ',') from information_schema.columns where table_schema = 'public' group by 1"))
            tables[row[0]] = $",{row[1]},";
    }

    public static IEnumerable<IdIn> In(DiscoveredForm form, Post post)
    {
        var parts = post.Address.Split('?', 2);
        var (route, path) = (form.Kind.Route.Split('/'), parts[0].Split('/'));
        if (route.Length == path.Length)
            for (var i = 0; i < route.Length; i++)
                if (route[i].StartsWith('{'))
                {
                    var at = i;
                    yield return new IdIn(route[at].Trim('{', '}').Split(':')[0] is var name && route[at].Contains(":int", StringComparison.Ordinal) ? path[at - 1] : name, path[at], false,
                        (sent, other) => sent with { Address = Swapped(sent.Address, at, other) });
                }

        foreach (var pair in parts.ElementAtOrDefault(1)?.Split('&') ?? [])
            if (pair.Split('=') is [var name, var value] && name != "handler" && value.Length > 0)
                yield return new IdIn(name, value, false, (sent, other) => sent with { Address = sent.Address.Replace(pair, $"{name}={other}", StringComparison.Ordinal) });
        foreach (var asked in post.Asked.Where(sent => sent.Value.Length > 0 && !sent.Name.EndsWith("Version", StringComparison.Ordinal)))
            yield return new IdIn(asked.Name, asked.Value, true, (sent, other) => sent.With(asked.Name, other));
    }

    /// <summary>None where the value names no record at all: words, numbers, answers.</summary>
    public async Task<IReadOnlyList<OtherId>> Instead(string person, IdIn id)
    {
        var scope = string.Join(" or ", (await Rows($"select n.path from role_assignments r join org_nodes n on n.id = r.node_id join accounts a on a.id = r.person_id where a.email = '{person}' and (r.valid_to is null or r.valid_to > '2026-05-05')"))
            .Select(row => $"path like '{row[0]}%'").DefaultIfEmpty("false"));
        if (Guid.TryParse(id.Value, out var guid))
            return await Records(guid, scope);
        if (tables.TryGetValue(id.Name, out var columns) && columns.Contains(",number,", StringComparison.Ordinal) && int.TryParse(id.Value, CultureInfo.InvariantCulture, out _))
            return await Numbered(id.Name, columns, scope);
        if ((await Rows($"select 1 from org_nodes where code = '{Quoted(id.Value)}'")).Count > 0)
            return await Places(scope);
        if ((await Rows($"select 1 from measure_series where code = '{Quoted(id.Value)}' union select 1 from measure_definitions where code = '{Quoted(id.Value)}'")).Count > 0)
            return [new OtherId("not there", "no-such-measure", null)];
        return [];
    }

    private async Task<IReadOnlyList<OtherId>> Places(string scope) =>
    [
        .. await Others("of another team", $"select code, xmin::text from org_nodes where kind = 'Ward' and valid_to is null and not ({scope}) order by code limit 1"),
        .. await Others("above", $"select code, xmin::text from org_nodes where kind = 'Organisation' and not ({scope}) limit 1"),
        .. await Others(OtherId.Over, $"select code, xmin::text from org_nodes where valid_to is not null limit 1"),
        new OtherId("not there", "no-such-place", null),
    ];

    private async Task<IReadOnlyList<OtherId>> Numbered(string table, string columns, string scope)
    {
        var kept = columns.Contains(",id,", StringComparison.Ordinal) ? "exists (select from restrictions s where s.record_id = r.id and s.lifted_at is null)" : "false";
        var from = $"select r.number::text, r.xmin::text from {table} r join org_nodes n on n.id = r.node_id where";
        return
        [
            .. await Others("of another team", $"{from} not ({scope}) and not {kept} and state not in ({States}) order by 1 limit 1"),
            .. await Others("of another team and over", $"{from} not ({scope}) and not {kept} order by 1 desc limit 1"),
            .. await Others("restricted", $"{from} ({scope}) and {kept} order by 1"),
            .. await Others("restricted and of another team", $"{from} not ({scope}) and {kept} order by 1"),
            .. await Others(OtherId.Over, $"{from} ({scope}) and not {kept} and state in ({States}) order by 1 limit 1"),
            new OtherId("not there", "999999", null),
        ];
    }

    private async Task<IReadOnlyList<OtherId>> Records(Guid guid, string scope)
    {
        var others = new List<OtherId> { new("not there", Guid.NewGuid().ToString(), null) };
        foreach (var (table, columns) in tables.Where(table => table.Value.Contains(",id,", StringComparison.Ordinal)))
        {
            if ((await Rows($"select 1 from {table} where id::text = '{guid}'")).Count == 0)
                continue;
            if (columns.Contains(",node_id,", StringComparison.Ordinal))
                others.AddRange(await Others("of another team", $"select r.id::text, r.xmin::text from {table} r join org_nodes n on n.id = r.node_id where not ({scope}) order by 1 limit 2"));
            if (table is "people")
                others.AddRange(await Others("of another team", $"select p.id::text, p.xmin::text from people p where left_at is null and exists (select from role_assignments r join org_nodes n on n.id = r.node_id where r.person_id = p.id and not ({scope})) order by 1 limit 1"));
            foreach (var ended in new[] { "left_at", "valid_to", "ended_at", "lifted_at" }.Where(ended => columns.Contains($",{ended},", StringComparison.Ordinal)))
                others.AddRange(await Others(OtherId.Over, $"select id::text, xmin::text from {table} where {ended} is not null limit 1"));
        }

        return others;
    }

    private static string States => string.Join(',', OverStates.Select(state => $"'{state}'"));

    private async Task<IEnumerable<OtherId>> Others(string why, string sql) => (await Rows(sql)).Select(row => new OtherId(why, row[0], row[1]));

    private static string Quoted(string text) => text.Replace("'", "''", StringComparison.Ordinal).Replace("\0", "", StringComparison.Ordinal);

    private static string Swapped(string address, int part, string other)
    {
        var parts = address.Split('?', 2);
        var path = parts[0].Split('/');
        path[part] = other;
        return string.Join('/', path) + (parts.Length > 1 ? "?" + parts[1] : "");
    }

    private async Task<List<string[]>> Rows(string sql)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.GetValue(column).ToString()!)]);
        return rows;
    }
}
