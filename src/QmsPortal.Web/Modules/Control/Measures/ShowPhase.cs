using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>One phase of a chart: why, what the numbers say, and what was decided.</summary>
public static class ShowPhase
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Place, string Measure, Guid Phase) : IQuery<View>;

    public sealed record View(uint Version, Guid Series, string Name, string Code, PhaseRow Row, PhaseNumbers? Numbers, bool MayDecide, bool Mine);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Read);
            var found = await db.Series.For(user, Act.Read).AsNoTracking()
                .Where(s => s.Code == query.Measure && s.Phases.Any(phase => phase.Id == query.Phase))
                .WithValues().WithPhases().AsSingleQuery()
                .Join(nodes.Where(node => node.Code == query.Place), series => series.NodeId, node => node.Id, (series, node) => new { series, node.Path })
                .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var (series, phase) = (found.series, found.series.Phases.Single(known => known.Id == query.Phase));
            return new View(phase.Version, series.Id, series.Title(), series.Code, PhaseRow.Of(series, series.Chart(), clock.Today()).Single(row => row.Id == phase.Id),
                phase.State is PhaseState.Offered ? PhaseNumbers.Of(series, phase.From) : null,
                phase.State is PhaseState.Offered && phase.OfferedBy != user.Id && user.Can(Permission.RebaseCharts, found.Path), phase.OfferedBy == user.Id);
        }
    }

    /// <summary>What was said about each phase, besides.</summary>
    internal static IQueryable<MeasureSeries> WithPhases(this IQueryable<MeasureSeries> series) =>
        series.Include(s => s.Phases).ThenInclude(phase => phase.Steps);
}
