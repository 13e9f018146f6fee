using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Huddles of a place, newest first.</summary>
public static class ListHuddles
{
    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Place, DateOnly? Before = null, int Rows = 50) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, DateOnly? Next);

    public sealed record Row(DateOnly Date, HuddleState State, DateTimeOffset StartsAt, DateTimeOffset? OpenedAt, DateTimeOffset? EndedAt, string? Reason, int Said, string AgendaLines)
    {
        public int Items => Agenda.Read(AgendaLines).Count;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var here = db.Huddles.For(user, Act.Read).AsNoTracking().Where(huddle => huddle.NodeId == query.Place);
            var rows = await here.Where(huddle => query.Before == null || huddle.Date < query.Before).OrderByDescending(huddle => huddle.Date).Take(query.Rows + 1)
                .Select(huddle => new Row(huddle.Date, huddle.State, huddle.StartsAt, huddle.OpenedAt, huddle.EndedAt, huddle.Reason, huddle.Entries.Where(entry => entry.Status != EntryStatus.NotDiscussed).Select(entry => entry.Item).Distinct().Count(), huddle.AgendaLines)).ToListAsync(ct);
            return new View([.. rows.Take(query.Rows)], rows.Count > query.Rows ? rows[query.Rows - 1].Date : null);
        }
    }
}
