using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>One measure of the dictionary, and the places that take it.</summary>
public static class ShowDefinition
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Measure) : IQuery<View>;

    public sealed record View(Guid Id, uint Version, int Number, string ShortName, ListDefinitions.Row Definition, IReadOnlyList<Place> Places, IReadOnlyList<Edition> Versions);

    /// <summary>What it said from a moment on.</summary>
    public sealed record Edition(int Number, string Title, string Numerator, string? Denominator, ImprovementDirection Direction, ChartKind Chart, string Reason, string Who, DateTimeOffset At);

    public sealed record Place(string Code, string Name, string SeriesCode, string Label);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var d = await db.Definitions.For(user, Act.Read).AsNoTracking().SingleOrDefaultAsync(d => d.Code == query.Measure, ct) ?? throw new NotFoundException();
            var places = await (
                from series in db.Series.For(user, Act.Read)
                join node in db.Nodes.For(user, Act.Read) on series.NodeId equals node.Id
                where series.DefinitionId == d.Id
                orderby node.Order, series.Label
                select new Place(node.Code, node.Name, series.Code, series.Label)).Take(100).ToListAsync(ct);
            var versions = await db.Definitions.For(user, Act.Read).Where(other => other.Id == d.Id).SelectMany(other => other.Versions)
                .Join(db.People.For(user, Act.Read), version => version.ById, person => person.Id, (version, person) => new { version, person.Name })
                .OrderByDescending(row => row.version.Number)
                .Select(row => new Edition(row.version.Number, row.version.Title, row.version.Numerator, row.version.Denominator, row.version.Direction, row.version.Chart, row.version.Reason, row.Name, row.version.At))
                .ToListAsync(ct);
            return new View(d.Id, d.Version, Math.Max(1, d.Number), d.ShortName, new ListDefinitions.Row(d.Code, d.Title, d.Numerator, d.Denominator, d.Multiplier, d.Unit, d.Direction, d.Chart, d.Every, places.Count), places, versions);
        }
    }
}
