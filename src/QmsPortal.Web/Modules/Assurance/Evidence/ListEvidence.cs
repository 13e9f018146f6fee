using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>Evidence of a place and below, newest first: all of it, or what is in one state.</summary>
public static class ListEvidence
{
    /// <param name="CountAll">Whether every state is counted; else only what is asked for.</param>
    [Requires(Permission.ReadEvidence)]
    public sealed record Query(string Path, EvidenceState? State = null, int? Before = null, int Rows = 50, bool CountAll = true) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, int? Next, IReadOnlyDictionary<EvidenceState, int> Counts);

    public sealed record Row(int Number, string Title, EvidenceKind Kind, EvidenceState State, DateOnly CoversFrom, DateOnly CoversTo, DateOnly ValidUntil, DateTimeOffset ReceivedAt, string PlaceCode, string PlaceName);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var all =
                from item in db.Evidence.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on item.NodeId equals node.Id
                where EF.Functions.Like(node.Path, query.Path + "%")
                select new { item, node };
            var counts = query.CountAll ? await all.GroupBy(row => row.item.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct) : [];
            var rows = await all.Where(row => (query.State == null || row.item.State == query.State) && (query.Before == null || row.item.Number < query.Before))
                .OrderByDescending(row => row.item.Number).Take(query.Rows + 1)
                .Select(row => new { Of = all.Count(other => other.item.State == query.State), Row = new Row(row.item.Number, row.item.Title, row.item.Kind, row.item.State, row.item.CoversFrom, row.item.CoversTo, row.item.ValidUntil, row.item.ReceivedAt, row.node.Code, row.node.Name) })
                .ToListAsync(ct);
            if (query is { CountAll: false, State: { } only })
                counts[only] = rows.Count > 0 ? rows[0].Of : 0;
            return new View([.. rows.Take(query.Rows).Select(row => row.Row)], rows.Count > query.Rows ? rows[query.Rows - 1].Row.Number : null, counts);
        }
    }
}
