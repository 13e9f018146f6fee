using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Huddles of a place, newest first, and how many of the last four weeks were held.</summary>
public static class ListHuddles
{
    public const int Days = 28;

    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Place, DateOnly? Before = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, DateOnly? Next, int Held, int Missed);

    public sealed record Row(DateOnly Date, HuddleState State, DateTimeOffset StartsAt, DateTimeOffset? OpenedAt, DateTimeOffset? EndedAt, string? Reason, int Said);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var since = clock.Today().AddDays(-Days);
            var here = db.Huddles.For(user, Act.Read).AsNoTracking().Where(huddle => huddle.NodeId == query.Place);
            var counts = await here.Where(huddle => huddle.Date >= since).GroupBy(huddle => huddle.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
            var rows = await here.Where(huddle => query.Before == null || huddle.Date < query.Before).OrderByDescending(huddle => huddle.Date).Take(query.Rows + 1)
                .Select(huddle => new Row(huddle.Date, huddle.State, huddle.StartsAt, huddle.OpenedAt, huddle.EndedAt, huddle.Reason, huddle.Entries.Where(entry => entry.Status != EntryStatus.NotDiscussed).Select(entry => entry.Item).Distinct().Count())).ToListAsync(ct);
            return new View([.. rows.Take(query.Rows)], rows.Count > query.Rows ? rows[query.Rows - 1].Date : null,
                counts.Where(count => count.Key is HuddleState.Open or HuddleState.Closed).Sum(count => count.Count), counts.Where(count => count.Key is HuddleState.Missed).Sum(count => count.Count));
        }
    }
}
