using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>A record about to be linked, the relations that may begin at it, and what it may be linked to, found by words.</summary>
public static class FindRecords
{
    private const int Rows = 20;
    private const int MostWords = 8;

    /// <param name="Words">Unless said, the record's own place: what hangs together is mostly near.</param>
    /// <param name="After">The last record of the page before.</param>
    [Requires(Permission.LinkRecords)]
    public sealed record Query(Guid From, Relation? Relation, string? Words, Guid? After) : IQuery<View>;

    public sealed record View(Guid Id, ThreadKind Kind, string Title, string Address, string PlaceCode, string PlaceName, IReadOnlyList<Relation> Relations, Relation? Relation, IReadOnlyList<Row> Found, Guid? Next);

    public sealed record Row(Guid Id, ThreadKind Kind, string Title, string Place);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (record, place, name) = await Record(query.From, ct);
            var readable = ThreadKinds.ReadableBy(user);
            List<Relation> relations = [.. Relations.OpenTo(record.Kind).Where(open => open.From(record.Kind).Any(readable.Contains))];
            var relation = query.Relation is { } asked && relations.Contains(asked) ? asked : relations.Count > 0 ? relations[0] : (Relation?)null;
            var found = relation is null ? [] : await Found(query with { Words = query.Words ?? name }, record.Id, relation.Value, relation.Value.From(record.Kind), ct);
            return new View(record.Id, record.Kind, record.Title, record.Address.StartsWith('/') ? record.Address : $"/at/{place}/{record.Address}", place, name, relations, relation,
                [.. found.Take(Rows)], found.Count > Rows ? found[Rows - 1].Id : null);
        }

        private async Task<(ThreadNode, string, string)> Record(Guid id, CancellationToken ct)
        {
            var found = await db.Records(user, Act.Change).AsNoTracking().Where(node => node.Id == id)
                .Join(db.Nodes.For(user, Act.Read), node => node.NodeId, place => place.Id, (node, place) => new { node, place.Code, place.Name })
                .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            return (found.node, found.Code, found.Name);
        }

        private Task<List<Row>> Found(Query query, Guid from, Relation relation, IReadOnlyList<ThreadKind> kinds, CancellationToken ct)
        {
            var (links, nodes) = (db.ThreadLinks.For(user, Act.Read), db.Nodes.For(user, Act.Read));
            var all = db.Records(user, Act.Read).AsNoTracking();
            var records = all.Where(node => kinds.Contains(node.Kind) && node.Id != from
                && !links.Any(link => link.FromId == from && link.ToId == node.Id && link.Relation == relation && link.EndedAt == null));
            foreach (var word in (query.Words ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(StorableText.Is).Take(MostWords))
            {
                var pattern = $"%{word.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
                var number = $"%/{word}";
                records = records.Where(node => EF.Functions.ILike(node.Title, pattern) || EF.Functions.Like(node.Address, number)
                    || nodes.Any(place => place.Id == node.NodeId && EF.Functions.ILike(place.Name, pattern)));
            }

            if (query.After is { } after)
                records = records.Where(node => all.Any(last => last.Id == after && (string.Compare(node.Title, last.Title) > 0 || (node.Title == last.Title && node.Id > last.Id))));
            return records.Join(nodes, node => node.NodeId, place => place.Id, (node, place) => new { node, place.Name })
                .OrderBy(row => row.node.Title).ThenBy(row => row.node.Id).Take(Rows + 1)
                .Select(row => new Row(row.node.Id, row.node.Kind, row.node.Title, row.Name)).ToListAsync(ct);
        }
    }
}
