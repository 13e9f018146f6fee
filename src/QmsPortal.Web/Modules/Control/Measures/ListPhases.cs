using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>New limits at a place and below: those that wait, oldest first, or those that were decided, newest first.</summary>
public static class ListPhases
{
    /// <param name="After">The last phase of the page before.</param>
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Path, bool Decided = false, Guid? After = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, Guid? Next, int Waiting, int Decided);

    public sealed record Row(Guid Id, string Title, string Label, string Address, string PlaceCode, string PlaceName, DateOnly From, PhaseState State, string Words, string By, DateTimeOffset At)
    {
        public string Name => Label.Length == 0 ? Title : $"{Title}, {Label}";
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var all =
                from phase in db.Phases.For(user, Act.Read).AsNoTracking()
                join series in db.Series.For(user, Act.Read) on phase.SeriesId equals series.Id
                join node in db.Nodes.For(user, Act.Read) on phase.NodeId equals node.Id
                where EF.Functions.Like(node.Path, query.Path + "%")
                select new { phase, series.Code, series.Label, series.Definition.Title, Place = node.Code, node.Name };
            var counts = await all.GroupBy(row => row.phase.State == PhaseState.Offered).Select(group => new { Waiting = group.Key, Count = group.Count() }).ToListAsync(ct);
            var shown = all.Where(row => (row.phase.State == PhaseState.Offered) != query.Decided);
            if (query.After is { } after)
                shown = query.Decided ? shown.Where(row => row.phase.Id < after) : shown.Where(row => row.phase.Id > after);
            var ordered = query.Decided ? shown.OrderByDescending(row => row.phase.Id) : shown.OrderBy(row => row.phase.Id);
            var rows = await ordered.Take(query.Rows + 1).Select(row => new
            {
                row.phase.Id,
                row.phase.From,
                row.phase.State,
                row.Code,
                row.Label,
                row.Title,
                row.Place,
                row.Name,
                Last = row.phase.Steps.OrderByDescending(step => step.Position).Select(step => new { step.Words, step.Name, step.Post, step.At }).First(),
            }).ToListAsync(ct);
            return new View(
                [.. rows.Take(query.Rows).Select(row => new Row(row.Id, row.Title, row.Label, $"/at/{row.Place}/measures/{row.Code}", row.Place, row.Name, row.From, row.State,
                    row.Last.Words, $"{row.Last.Name}, {row.Last.Post.ToLowerInvariant()}", row.Last.At))],
                rows.Count > query.Rows ? rows[query.Rows - 1].Id : null,
                counts.Where(count => count.Waiting).Sum(count => count.Count), counts.Where(count => !count.Waiting).Sum(count => count.Count));
        }
    }
}
