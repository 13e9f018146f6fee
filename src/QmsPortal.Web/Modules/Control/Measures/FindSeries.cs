using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A series with all that a change of it needs: definition, current values, targets, summary.</summary>
internal static class FindSeries
{
    public static async Task<MeasureSeries> ToChange(this QmsDb db, CurrentUser user, string? place, string? measure, CancellationToken ct)
    {
        var nodes = db.Nodes.For(user, Act.Read);
        return await db.Series.For(user, Act.Change)
            .Where(series => series.Code == measure && nodes.Any(node => node.Id == series.NodeId && node.Code == place))
            .WithValues()
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
    }

    public static IQueryable<MeasureSeries> WithValues(this IQueryable<MeasureSeries> series) => series
        .Include(s => s.Definition)
        .Include(s => s.Summary)
        .Include(s => s.Targets.Where(target => target.EndedAt == null))
        .Include(s => s.Observations.Where(observation => observation.EndedAt == null))
        .AsSplitQuery();
}
