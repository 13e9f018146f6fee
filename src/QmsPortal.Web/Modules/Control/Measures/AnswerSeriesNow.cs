using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

internal sealed class AnswerSeriesNow(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<SeriesNow.Query, IReadOnlyList<SeriesNow.Row>>
{
    public async Task<IReadOnlyList<SeriesNow.Row>> Handle(SeriesNow.Query query, CancellationToken ct)
    {
        if (query.Series is null or { Count: 0 })
            return [];
        var rows = await (
            from series in db.Series.For(user, Act.Read).AsNoTracking()
            join node in db.Nodes.For(user, Act.Read) on series.NodeId equals node.Id
            where query.Series.Contains(series.Id)
            select new { series.Id, Node = node, series.Code, series.Label, series.Definition, series.Summary }).ToListAsync(ct);
        var today = clock.Today();
        return [.. rows.Select(row => new SeriesNow.Row(row.Id, AnswerMeasureSummaries.ToRow(row.Node, row.Code, row.Label, row.Definition, row.Summary, today), row.Summary.Sentence))];
    }
}
