using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>All values of a series that count now, for another system to read.</summary>
public static class ReportValues
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Place, string Measure) : IQuery<View>;

    public sealed record View(Guid Series, MeasureDefinition Definition, string Name, string PlaceCode, string PlaceName, IReadOnlyList<Observation> Values);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var found = await (
                from series in db.Series.For(user, Act.Read)
                join node in db.Nodes.For(user, Act.Read) on series.NodeId equals node.Id
                where series.Code == query.Measure && node.Code == query.Place
                select new { series.Id, series.Definition, series.Label, PlaceCode = node.Code, PlaceName = node.Name, Values = series.Observations.Where(value => value.EndedAt == null).OrderBy(value => value.Period).ToList() })
                .AsNoTracking().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            return new View(found.Id, found.Definition, found.Label.Length == 0 ? found.Definition.Title : $"{found.Definition.Title}, {found.Label}", found.PlaceCode, found.PlaceName, found.Values);
        }
    }
}
