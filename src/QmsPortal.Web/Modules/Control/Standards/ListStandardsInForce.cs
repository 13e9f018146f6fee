using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>The standards that hold at a place, to choose from.</summary>
public static class ListStandardsInForce
{
    [Requires(Permission.ReadStandards)]
    public sealed record Query(string Path, int Rows) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(int Number, string Title);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct) => await (
            from standard in db.Standards.For(user, Act.Read)
            join node in db.Nodes.For(user, Act.Read) on standard.NodeId equals node.Id
            where standard.State == VersionState.Published && (EF.Functions.Like(node.Path, query.Path + "%") || EF.Functions.Like(query.Path, node.Path + "%"))
            orderby standard.Number
            select new Row(standard.Number, standard.Title)).Take(query.Rows).ToListAsync(ct);
    }
}
