using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>Which roles come to the huddles of a place, and how many of each. Of the last four weeks.</summary>
public static class CountAttendance
{
    [Requires(Permission.ReadBoards)]
    public sealed record Query(Guid Place) : IQuery<View>;

    /// <param name="Counted">Huddles at which somebody counted.</param>
    public sealed record View(int Counted, IReadOnlyList<Role> Roles);

    /// <param name="Huddles">At how many there was at least one.</param>
    /// <param name="Usual">The median of those.</param>
    public sealed record Role(PresentRole Who, int Huddles, double Usual);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var since = clock.Today().AddDays(-CountHuddles.Days);
            var rows = await db.Huddles.For(user, Act.Read).AsNoTracking().Where(huddle => huddle.NodeId == query.Place && huddle.Date >= since)
                .SelectMany(huddle => huddle.Presences).OrderBy(row => row.At).ThenBy(row => row.Id).Select(row => new { row.HuddleId, row.Role, row.People }).ToListAsync(ct);
            var latest = rows.GroupBy(row => (row.HuddleId, row.Role)).Select(counts => counts.Last()).ToList();
            return new View(
                latest.Select(row => row.HuddleId).Distinct().Count(),
                [.. latest.Where(row => row.People > 0).GroupBy(row => row.Role, row => (double)row.People).OrderBy(role => role.Key).Select(role => new Role(role.Key, role.Count(), CountTimeToTop.Median([.. role])))]);
        }
    }
}
