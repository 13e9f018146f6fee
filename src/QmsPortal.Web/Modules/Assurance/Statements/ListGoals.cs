using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>The goals that a statement of a place may assure: its own, those below it, and those above that it serves.</summary>
public static class ListGoals
{
    private const int Most = 100;

    [Requires(Permission.WriteStatements)]
    public sealed record Query(string Path) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(Guid Id, string Title, string PlaceName);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct) => await db.Linkable.For(user, Act.Read).AsNoTracking()
            .Where(record => record.Kind == ThreadKind.Goal)
            .Join(db.Nodes.For(user, Act.Read), record => record.NodeId, node => node.Id, (record, node) => new { record, node })
            .Where(found => EF.Functions.Like(found.node.Path, query.Path + "%") || query.Path.StartsWith(found.node.Path))
            .OrderBy(found => found.node.Order).ThenBy(found => found.record.Title).Take(Most)
            .Select(found => new Row(found.record.Id, found.record.Title, found.node.Name)).ToListAsync(ct);
    }
}
