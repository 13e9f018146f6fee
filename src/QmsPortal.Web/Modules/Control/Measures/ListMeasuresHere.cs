using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The measures a place itself takes, also those without a value yet.</summary>
public static class ListMeasuresHere
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(Guid Place) : IQuery<IReadOnlyList<MeasureSummaries.Row>>;

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<MeasureSummaries.Row>>
    {
        public async Task<IReadOnlyList<MeasureSummaries.Row>> Handle(Query query, CancellationToken ct)
        {
            var rows = await db.Series.For(user, Act.Read).AsNoTracking()
                .Where(series => series.NodeId == query.Place && (series.Summary.Count > 0 || series.Label == ""))
                .Join(db.Nodes, series => series.NodeId, node => node.Id, (series, node) => new { series.Code, series.Label, series.Definition, series.Summary, Node = node })
                .OrderBy(row => row.Code).Take(100)
                .ToListAsync(ct);
            return [.. rows.Select(row => AnswerMeasureSummaries.ToRow(row.Node, row.Code, row.Label, row.Definition, row.Summary, clock.Today()))];
        }
    }
}
