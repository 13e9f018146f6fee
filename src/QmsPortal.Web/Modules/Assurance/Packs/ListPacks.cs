using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>Packs of a place and below, newest first.</summary>
public static class ListPacks
{
    [Requires(Permission.ReadPacks)]
    public sealed record Query(string Path, int? Before = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, int? Next);

    public sealed record Row(int Number, string Title, PackState State, string FrameworkTitle, string PlaceCode, string PlaceName, int Gaps, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var rows = await (
                from pack in db.Packs.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on pack.NodeId equals node.Id
                join framework in db.Frameworks.For(user, Act.Read) on pack.FrameworkId equals framework.Id
                where EF.Functions.Like(node.Path, query.Path + "%") && (query.Before == null || pack.Number < query.Before)
                orderby pack.Number descending
                select new Row(pack.Number, pack.Title, pack.State, framework.Title, node.Code, node.Name, pack.Gaps, pack.Steps.OrderByDescending(step => step.Position).Select(step => step.At).First()))
                .Take(query.Rows + 1).ToListAsync(ct);
            return new View([.. rows.Take(query.Rows)], rows.Count > query.Rows ? rows[query.Rows - 1].Number : null);
        }
    }
}
