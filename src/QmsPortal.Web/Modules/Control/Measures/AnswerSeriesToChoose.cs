using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Measures;

internal sealed class AnswerSeriesToChoose(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<SeriesToChoose.Query, SeriesToChoose.View>
{
    public async Task<SeriesToChoose.View> Handle(SeriesToChoose.Query query, CancellationToken ct)
    {
        var today = clock.Today();
        var found =
            from series in db.Series.For(user, Act.Read).AsNoTracking()
            join node in db.Nodes.For(user, Act.Read) on series.NodeId equals node.Id
            where EF.Functions.Like(node.Path, query.Path + "%") && node.Kind != NodeKind.Comparison && (node.ValidTo == null || node.ValidTo > today)
            select new { series, node };
        if (query.Series is { } one)
            found = found.Where(row => row.series.Id == one);
        if (!string.IsNullOrWhiteSpace(query.Find))
        {
            var pattern = $"%{query.Find.Trim().Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_")}%";
            found = found.Where(row => EF.Functions.ILike(row.series.Definition.Title, pattern) || EF.Functions.ILike(row.series.Label, pattern) || EF.Functions.ILike(row.node.Name, pattern));
        }

        var rows = await found.OrderBy(row => row.node.Order).ThenBy(row => row.series.Code).Take(query.Rows + 1)
            .Select(row => new { row.series.Id, row.series.Code, row.series.Label, row.series.Definition, row.series.Summary, Place = row.node.Code, PlaceName = row.node.Name }).ToListAsync(ct);
        return new SeriesToChoose.View(
            [.. rows.Take(query.Rows).Select(row => new SeriesToChoose.Row(
                row.Id, row.Label.Length == 0 ? row.Definition.Title : $"{row.Definition.Title}, {row.Label}", $"/at/{row.Place}/measures/{row.Code}", row.PlaceName,
                row.Summary.Count, $"{Values.Words(row.Summary.LatestValue, row.Definition.Unit)} {(row.Summary.LatestValue is null ? "" : Values.UnitWords(row.Definition.Unit))}".TrimEnd(), row.Summary.Words))],
            rows.Count > query.Rows);
    }
}
