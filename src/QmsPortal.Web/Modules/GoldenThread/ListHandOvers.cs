using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>What is offered to this person's roles and waits, oldest first; or what was decided, newest first.</summary>
public static class ListHandOvers
{
    public enum Show
    {
        Waiting,
        Decided,
    }

    /// <param name="After">The last hand-over of the page before.</param>
    [Requires(Permission.TakeHandOvers)]
    public sealed record Query(Show Show = Show.Waiting, Guid? After = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, Guid? Next, int Waiting, int Decided);

    public sealed record Row(Guid Id, HandOverKind Kind, HandOverState State, ThreadKind RecordKind, string Title, string PlaceCode, string PlaceName, string Words, string Name, string Post, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var mine = db.HandOversTaken(user).Select(handOver => handOver.Id);
            var all = db.HandOversSeen(user).AsNoTracking().Where(handOver => mine.Contains(handOver.Id));
            var counts = await all.GroupBy(handOver => handOver.State == HandOverState.Offered).Select(group => new { Waiting = group.Key, Count = group.Count() }).ToListAsync(ct);
            var waits = query.Show is Show.Waiting;
            var shown = all.Where(handOver => (handOver.State == HandOverState.Offered) == waits);
            if (query.After is { } after)
                shown = waits ? shown.Where(handOver => handOver.Id > after) : shown.Where(handOver => handOver.Id < after);
            var ordered = waits ? shown.OrderBy(handOver => handOver.Id) : shown.OrderByDescending(handOver => handOver.Id);
            var rows = await ordered.Take(query.Rows + 1)
                .Join(db.Records(user, Act.Read), handOver => handOver.RecordId, record => record.Id, (handOver, record) => new { handOver, record })
                .Join(db.Nodes.For(user, Act.Read), row => row.handOver.FromNodeId, place => place.Id, (row, place) => new
                {
                    row.handOver.Id,
                    row.handOver.Kind,
                    row.handOver.State,
                    RecordKind = row.record.Kind,
                    row.record.Title,
                    place.Code,
                    place.Name,
                    Last = row.handOver.Steps.OrderByDescending(step => step.Position).Select(step => new { step.Words, step.Name, step.Post, step.At }).First(),
                }).ToListAsync(ct);
            var sorted = waits ? rows.OrderBy(row => row.Id) : rows.OrderByDescending(row => row.Id);
            return new View(
                [.. sorted.Take(query.Rows).Select(row => new Row(row.Id, row.Kind, row.State, row.RecordKind, row.Title, row.Code, row.Name, row.Last.Words, row.Last.Name, row.Last.Post, row.Last.At))],
                rows.Count > query.Rows ? sorted.ElementAt(query.Rows - 1).Id : null,
                counts.Where(count => count.Waiting).Sum(count => count.Count), counts.Where(count => !count.Waiting).Sum(count => count.Count));
        }
    }
}
