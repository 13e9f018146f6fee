using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.GoldenThread;

namespace QmsPortal.Data;

/// <summary>The records at a place and below that miss a link they should have, in one query; what the person may not read is not counted either.</summary>
public static class ThreadGaps
{
    public const int MostRows = 100;

    /// <param name="Gap">Its line in <see cref="Gaps.Table"/>.</param>
    /// <param name="Of">How many there are of this gap, also where not all are listed.</param>
    public sealed record Row(int Gap, int Of, string Title, string State, string Address, string PlaceName, string PlaceCode);

    public static Task<List<Row>> Missing(this QmsDb db, string path, ThreadReader reader, int rows, CancellationToken ct)
    {
        var gaps = Gaps.Table.Select((gap, line) => (gap, line)).Where(row => reader.Readable.Contains(row.gap.Kind)).ToList();
        int[] lines = [.. gaps.Select(row => row.line)];
        string[] kinds = [.. gaps.Select(row => row.gap.Kind.ToString())];
        string[] relations = [.. gaps.Select(row => "|" + string.Join('|', row.gap.AnyOf) + "|")];
        bool[] outgoing = [.. gaps.Select(row => row.gap.Outgoing)];
        string[] over = [.. gaps.Select(row => "|" + string.Join('|', row.gap.Over) + "|")];
        var (below, person) = (path + "%", reader.Person);
        return db.Database.SqlQuery<Row>($"""
            select gap, total::int as "of", title, state, address, place_name, place_code from (
                select g.line as gap, n.title, n.state, place.name as place_name, place.code as place_code,
                    case when n.address like '/%' then n.address else '/at/' || place.code || '/' || n.address end as address,
                    count(*) over (partition by g.line) as total, row_number() over (partition by g.line order by place."order", n.title, n.id) as nth
                from unnest({lines}, {kinds}, {relations}, {outgoing}, {over}) as g (line, kind, relations, outgoing, over)
                join thread_nodes n on n.kind = g.kind
                join org_nodes place on place.id = n.node_id
                where place.path like {below} and strpos(g.over, '|' || n.state || '|') = 0
                    and not exists (select from thread_links l where g.outgoing and l.from_id = n.id and l.ended_at is null and strpos(g.relations, '|' || l.relation || '|') > 0)
                    and not exists (select from thread_links l where not g.outgoing and l.to_id = n.id and l.ended_at is null and strpos(g.relations, '|' || l.relation || '|') > 0)
                    and not exists (select from restrictions r where r.record_id = n.id and r.lifted_at is null
                        and not exists (select from restriction_people p where p.restriction_id = r.id and p.person_id = {person} and p.ended_at is null))
            ) missing
            where nth <= {rows} order by gap, nth limit {MostRows}
            """).ToListAsync(ct);
    }
}
