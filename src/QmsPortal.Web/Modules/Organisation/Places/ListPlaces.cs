using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>The whole tree, for choosing a place: open places as a tree, the person's own first, closed ones apart.</summary>
public static class ListPlaces
{
    [Requires(Permission.SignedIn)]
    public sealed record Query(string? Filter) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Mine, IReadOnlyList<Row> Tree, IReadOnlyList<Row> Closed, bool Filtered);

    public sealed record Row(Guid Id, string Code, string Name, NodeKind Kind, int Depth, string Path, DateOnly ValidFrom, DateOnly? ValidTo);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var nodes = await db.Nodes.For(user, Act.Read).AsNoTracking().OrderBy(node => node.Order).ToListAsync(ct);
            var rows = nodes.Select(ToRow).ToList();
            var open = rows.Where(row => row.ValidTo is null || row.ValidTo > today).ToList();
            var filter = query.Filter?.Trim() ?? "";
            return new View(
                [.. open.Where(row => user.Grants.Any(grant => grant.Path == row.Path))],
                filter.Length == 0 ? open : [.. open.Where(row => row.Name.Contains(filter, StringComparison.OrdinalIgnoreCase))],
                [.. rows.Except(open)],
                filter.Length > 0);
        }

        private static Row ToRow(OrgNode node) =>
            new(node.Id, node.Code, node.Name, node.Kind, node.Path.Count(c => c == '/') - 2, node.Path, node.ValidFrom, node.ValidTo);
    }
}
