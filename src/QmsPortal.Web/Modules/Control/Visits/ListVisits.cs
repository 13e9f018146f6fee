using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>Who came to see a place and below, what they promised and whether they kept it, and which wards nobody came to.</summary>
public static class ListVisits
{
    /// <summary>A ward that no leader came to for so long is named.</summary>
    public const int Days = 90;
    private const int MostPromises = 100;

    /// <param name="Before">The number of the last visit of the page before.</param>
    [Requires(Permission.ReadBoards)]
    public sealed record Query(string Path, int? Before = null, int Rows = 30) : IQuery<View>;

    /// <param name="InTime">Of the promises that were kept or whose first day has passed in a year, those kept by that day.</param>
    public sealed record View(IReadOnlyList<Promise> Promises, IReadOnlyList<Row> Rows, int? Next, IReadOnlyList<Ward> Wards, int InTime, int Answered);

    public sealed record Promise(int Visit, string What, string PlaceCode, string PlaceName, string By, DateOnly FirstBy, DateOnly Until, DateOnly? KeptOn, int Moves);

    public sealed record Row(int Number, DateOnly On, string Heard, string PlaceCode, string PlaceName, string By);

    public sealed record Ward(string Code, string Name, DateOnly? Last, int Visits);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var (since, year) = (today.AddDays(-Days), today.AddDays(-365));
            var visits = db.Visits.For(user, Act.Read).AsNoTracking();
            var nodes = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(node.Path, query.Path + "%"));
            var all =
                from visit in visits
                join node in nodes on visit.NodeId equals node.Id
                join person in db.People.For(user, Act.Read) on visit.ById equals person.Id
                select new { visit, node.Code, node.Name, By = $"{person.Post}, {person.Name}{(person.LeftAt == null ? "" : " (has left)")}" };
            var promises = await (
                from row in all
                from one in row.visit.Commitments
                where one.KeptOn == null || one.KeptOn > since
                orderby one.KeptOn != null, one.By
                select new Promise(row.visit.Number, one.What, row.Code, row.Name, row.By, one.FirstBy, one.By, one.KeptOn, one.Moves)).Take(MostPromises).ToListAsync(ct);
            var counted = await all.SelectMany(row => row.visit.Commitments).Where(one => one.FirstBy > year && (one.KeptOn != null || one.FirstBy < today)).GroupBy(_ => 1)
                .Select(group => new { All = group.Count(), InTime = group.Count(one => one.KeptOn != null && one.KeptOn <= one.FirstBy) }).SingleOrDefaultAsync(ct);
            var rows = await all.Where(row => query.Before == null || row.visit.Number < query.Before).OrderByDescending(row => row.visit.Number).Take(query.Rows + 1)
                .Select(row => new Row(row.visit.Number, row.visit.On, row.visit.Heard, row.Code, row.Name, row.By)).ToListAsync(ct);
            var wards = await nodes.Where(node => node.Kind == NodeKind.Ward && (node.ValidTo == null || node.ValidTo > today)).OrderBy(node => node.Order)
                .Select(node => new Ward(node.Code, node.Name, visits.Where(visit => visit.NodeId == node.Id).Max(visit => (DateOnly?)visit.On), visits.Count(visit => visit.NodeId == node.Id && visit.On > since))).ToListAsync(ct);
            return new View(promises, [.. rows.Take(query.Rows)], rows.Count > query.Rows ? rows[query.Rows - 1].Number : null, wards, counted?.InTime ?? 0, counted?.All ?? 0);
        }
    }
}
