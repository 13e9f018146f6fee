using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Wards × measures: which wards need help, and with what? Wards stand in the organisation's order.</summary>
public static class ShowGrid
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Path, string? After = null, int Wards = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Column> Columns, IReadOnlyList<Group> Groups, string? Next);

    public sealed record Column(string Code, string ShortName, string Unit);

    public sealed record Group(string Code, string Name, IReadOnlyList<Ward> Places);

    public sealed record Ward(string Code, string Name, IReadOnlyList<MeasureSummaries.Row?> Cells);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var wards = await (
                from ward in db.Nodes.For(user, Act.Read).AsNoTracking()
                join above in db.Nodes.For(user, Act.Read) on ward.ParentId equals above.Id
                where ward.Kind == NodeKind.Ward && EF.Functions.Like(ward.Path, query.Path + "%") && (ward.ValidTo == null || ward.ValidTo > today)
                    && (query.After == null || string.Compare(ward.Order, query.After) > 0)
                orderby ward.Order
                select new { ward, above.Code, above.Name }).Take(query.Wards + 1).ToListAsync(ct);
            var shown = wards.Take(query.Wards).ToList();
            var ids = shown.Select(row => row.ward.Id).ToList();
            var series = await db.Series.For(user, Act.Read).AsNoTracking()
                .Where(s => ids.Contains(s.NodeId) && s.Label == "" && s.Summary.Count > 0)
                .Select(s => new { s.NodeId, s.Code, s.Label, s.Definition, s.Summary }).ToListAsync(ct);

            var columns = series.Select(s => s.Definition).DistinctBy(d => d.Id).OrderBy(d => d.ShortName, StringComparer.CurrentCulture).ToList();
            var cells = series.ToDictionary(s => (s.NodeId, s.Definition.Id));
            return new View(
                [.. columns.Select(d => new Column(d.Code, d.ShortName, d.Unit))],
                [.. shown.GroupBy(row => (row.Code, row.Name)).Select(group => new Group(group.Key.Code, group.Key.Name,
                    [.. group.Select(row => new Ward(row.ward.Code, row.ward.Name,
                        [.. columns.Select(d => cells.TryGetValue((row.ward.Id, d.Id), out var cell)
                            ? AnswerMeasureSummaries.ToRow(row.ward, cell.Code, cell.Label, cell.Definition, cell.Summary, today)
                            : null)]))]))],
                wards.Count > query.Wards ? shown[^1].ward.Order : null);
        }
    }
}
