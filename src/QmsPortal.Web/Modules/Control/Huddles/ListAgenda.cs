using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>When a place holds its huddle and what it talks through, for a device that keeps it against the loss of its network. Nothing where no time is set.</summary>
public static class ListAgenda
{
    [Requires(Permission.RunHuddles)]
    public sealed record Query(Guid Place) : IQuery<View?>;

    /// <param name="Days">Monday is 1: "12345".</param>
    /// <param name="Items">Today's, where a huddle of today is made; it keeps its agenda.</param>
    public sealed record View(string Start, string Days, IReadOnlyList<AgendaLine> Items);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View?>
    {
        public async Task<View?> Handle(Query query, CancellationToken ct)
        {
            var (huddles, today) = (db.Huddles.For(user, Act.Read), clock.Today());
            var found = await db.HuddleSeries.For(user, Act.Read).AsNoTracking().Where(series => series.NodeId == query.Place)
                .Select(series => new { series.Start, series.Days, series.AgendaLines, Today = huddles.Where(huddle => huddle.NodeId == series.NodeId && huddle.Date == today).Select(huddle => huddle.AgendaLines).FirstOrDefault() })
                .SingleOrDefaultAsync(ct);
            return found is null ? null : new View(found.Start.Words(), found.Days, Agenda.Read(found.Today ?? found.AgendaLines));
        }
    }
}
