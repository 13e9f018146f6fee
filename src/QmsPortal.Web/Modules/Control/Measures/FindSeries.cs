using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Series with all that a change of them needs: definition, current values, targets, summary.</summary>
internal static class FindSeries
{
    public static async Task<MeasureSeries> ToChange(this QmsDb db, CurrentUser user, string? place, string? measure, CancellationToken ct) =>
        await db.SeriesAt(user, place, measure).WithValues().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

    public static async Task<MeasureSeries> ToAddTo(this QmsDb db, CurrentUser user, string? place, string? measure, CancellationToken ct) =>
        (await db.SeriesAt(user, place, measure).ToAddTo(ct)) is [var series] ? series : throw new NotFoundException();

    /// <summary>For new values only: what is there already is held and not watched for changes.</summary>
    public static async Task<IReadOnlyList<MeasureSeries>> ToAddTo(this IQueryable<MeasureSeries> wanted, CancellationToken ct)
    {
        // Saved in the order in which they were found: one same order, so that two who save at once never wait for each other in a ring.
        var found = await wanted.WithoutValues().OrderBy(series => series.Id).AsSingleQuery().ToListAsync(ct);
        var values = await wanted.SelectMany(series => series.Observations).Where(observation => observation.EndedAt == null).AsNoTracking().ToListAsync(ct);
        foreach (var (series, own) in found.GroupJoin(values, series => series.Id, value => value.SeriesId, (series, own) => (series, own)))
            series.Hold(own);
        return found;
    }

    public static IQueryable<MeasureSeries> WithValues(this IQueryable<MeasureSeries> series) => series
        .WithoutValues()
        .Include(s => s.Observations.Where(observation => observation.EndedAt == null))
        .AsSplitQuery();

    private static IQueryable<MeasureSeries> WithoutValues(this IQueryable<MeasureSeries> series) => series
        .Include(s => s.Definition)
        .Include(s => s.Summary)
        .Include(s => s.Targets.Where(target => target.EndedAt == null));

    private static IQueryable<MeasureSeries> SeriesAt(this QmsDb db, CurrentUser user, string? place, string? measure)
    {
        var nodes = db.Nodes.For(user, Act.Read);
        return db.Series.For(user, Act.Change).Where(series => series.Code == measure && nodes.Any(node => node.Id == series.NodeId && node.Code == place));
    }
}
