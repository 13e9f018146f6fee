using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.GoldenThread;

namespace QmsPortal.Data;

/// <summary>Towards the need, or towards the statement.</summary>
public enum ThreadSide
{
    Because,
    Led,
}

/// <summary>
/// The walk along the golden thread, both ways, in one query. What the person may not read is cut while walking, so nothing
/// beyond it is reached; a restricted record of a kind that may be known comes back as closed, and is not walked through.
/// </summary>
public static class ThreadWalk
{
    public const int Steps = 3;
    public const int MostRows = 200;

    /// <summary>How far the nearest need and the nearest statement are looked for; a chain from need to statement has ten links.</summary>
    public const int Reach = 14;

    /// <summary>Records of one side from which a further step is taken beyond those that are shown: a hub of thousands is not walked for one line on a page.</summary>
    private const int Frontier = 24;

    /// <param name="Relation">How the record nearer to the start is joined to this one.</param>
    /// <param name="Forwards">The link begins at the record nearer to the start.</param>
    /// <param name="ParentTitle">The record nearer to the start.</param>
    public sealed record Row(
        ThreadSide Side, int Depth, bool Open, Guid Id, ThreadKind Kind, string Title, string State, string Address, string PlaceName, string PlacePath,
        Guid? LinkId, Relation? Relation, bool Forwards, string? ParentTitle);

    /// <summary>As the query gives it: words for what the code has enums for.</summary>
    private sealed class Found
    {
        public required string Side { get; init; }
        public required int Depth { get; init; }
        public required bool Open { get; init; }
        public required Guid Id { get; init; }
        public required string Kind { get; init; }
        public required string Title { get; init; }
        public required string State { get; init; }
        public required string Address { get; init; }
        public required string PlaceName { get; init; }
        public required string PlacePath { get; init; }
        public required Guid? LinkId { get; init; }
        public required string? Relation { get; init; }
        public required bool Forwards { get; init; }
        public required string? ParentTitle { get; init; }
    }

    /// <summary>All within so many steps; and beyond them, as far as it reaches, the nearest need on the one side and the nearest statement on the other.</summary>
    public static async Task<List<Row>> Walk(this QmsDb db, Guid record, ThreadReader reader, int steps, int reach, CancellationToken ct)
    {
        var found = await db.Database.SqlQuery<Found>(Sql(record, reader, steps, Math.Max(steps, reach))).ToListAsync(ct);
        return [.. found.Select(row => new Row(
            Enum.Parse<ThreadSide>(row.Side), row.Depth, row.Open, row.Id, Enum.Parse<ThreadKind>(row.Kind), row.Title, row.State, row.Address, row.PlaceName, row.PlacePath,
            row.LinkId, row.Relation is null ? null : Enum.Parse<Relation>(row.Relation), row.Forwards, row.ParentTitle))];
    }

    internal static FormattableString Sql(Guid record, ThreadReader reader, int steps, int reach)
    {
        var (person, readable, known) = (reader.Person, Names(reader.Readable), Names(reader.Known));
        var needAtTo = Names(Enum.GetValues<Relation>().Where(relation => relation.NeedLiesAt() is TowardsNeed.To));
        var needAtFrom = Names(Enum.GetValues<Relation>().Where(relation => relation.NeedLiesAt() is TowardsNeed.From));
        return $"""
            with recursive walk as (
                select side, 0 as depth, n.id, n.kind, true as open, null::uuid as link_id, null::text as relation, false as forwards, null::uuid as parent_id
                from thread_nodes n cross join (values ('Because'), ('Led')) sides (side)
                where n.id = {record} and n.kind = any ({readable})
                    and not exists (select from restrictions r where r.record_id = n.id and r.lifted_at is null
                        and not exists (select from restriction_people p where p.restriction_id = r.id and p.person_id = {person} and p.ended_at is null))
                union all
                select side, depth, id, kind, open, link_id, relation, forwards, parent_id from (
                    select *, row_number() over (partition by side order by id) as nth from (
                    select distinct on (w.side, n.id) w.side, w.depth + 1 as depth, n.id, n.kind, seen.open, next.link_id, next.relation, next.forwards, w.id as parent_id
                    from walk w
                    cross join lateral (
                        select l.to_id as id, l.id as link_id, l.relation, true as forwards from thread_links l
                        where l.from_id = w.id and l.ended_at is null and l.relation = any (case w.side when 'Because' then {needAtTo} else {needAtFrom} end)
                        union all
                        select l.from_id, l.id, l.relation, false from thread_links l
                        where l.to_id = w.id and l.ended_at is null and l.relation = any (case w.side when 'Because' then {needAtFrom} else {needAtTo} end)
                    ) next
                    join thread_nodes n on n.id = next.id
                    cross join lateral (
                        select not exists (select from restrictions r where r.record_id = n.id and r.lifted_at is null
                            and not exists (select from restriction_people p where p.restriction_id = r.id and p.person_id = {person} and p.ended_at is null)) as open
                    ) seen
                    where w.open and w.depth < {reach} and n.id <> {record} and n.kind = any ({readable}) and (seen.open or n.kind = any ({known}))
                    order by w.side, n.id, next.link_id
                    ) step
                ) further where nth <= case when depth <= {steps} then {MostRows} else {Frontier} end
            ),
            nearest as (
                select distinct on (side, id) * from walk order by side, id, depth
            ),
            shown as (
                select * from nearest where depth <= {steps}
                union all
                (select distinct on (side) * from nearest far
                where depth > {steps} and open and kind = case side when 'Because' then 'Need' else 'Statement' end
                    and not exists (select from nearest near where near.side = far.side and near.kind = far.kind and near.open and near.depth <= {steps})
                order by side, depth, id)
            )
            select w.side, w.depth, w.open, w.id, n.kind,
                case when w.open then n.title else '' end as title, case when w.open then n.state else '' end as state,
                case when not w.open then '' when n.address like '/%' then n.address else '/at/' || place.code || '/' || n.address end as address,
                case when w.open then place.name else '' end as place_name, case when w.open then place.path else '' end as place_path,
                w.link_id, w.relation, w.forwards, parent.title as parent_title
            from shown w
            join thread_nodes n on n.id = w.id
            join org_nodes place on place.id = n.node_id
            left join thread_nodes parent on parent.id = w.parent_id
            order by w.depth, w.side, n.title, n.id
            limit {MostRows}
            """;
    }

    private static string[] Names<T>(IEnumerable<T> values) where T : struct, Enum => [.. values.Select(value => value.ToString())];
}
