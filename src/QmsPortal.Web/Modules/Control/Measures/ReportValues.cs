using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>All values of a series that count now, for another system to read.</summary>
public static class ReportValues
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Place, string Measure) : IQuery<View>;

    public sealed record View(
        string Measure, string Numerator, string? Denominator, string Unit, ImprovementDirection Direction, string PlaceCode, string PlaceName, IReadOnlyList<Value> Values);

    /// <param name="Until">Its last day.</param>
    /// <param name="Score">Numerator ÷ denominator × multiplier; null where nothing was counted among.</param>
    /// <param name="Version">The version of the definition it was entered under.</param>
    public sealed record Value(Guid Id, DateOnly From, DateOnly Until, decimal Numerator, decimal? Denominator, double? Score, bool Provisional, int Version, DateTimeOffset EnteredAt);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var found = await (
                from series in db.Series.For(user, Act.Read)
                join node in db.Nodes.For(user, Act.Read) on series.NodeId equals node.Id
                where series.Code == query.Measure && node.Code == query.Place
                select new { series.Definition, PlaceCode = node.Code, PlaceName = node.Name, Values = series.Observations.Where(value => value.EndedAt == null).OrderBy(value => value.Period).ToList() })
                .AsNoTracking().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var definition = found.Definition;
            return new View(definition.Code, definition.Numerator, definition.Denominator, definition.Unit, definition.Direction, found.PlaceCode, found.PlaceName, [.. found.Values.Select(value => new Value(
                value.Id, value.Period, definition.Chart.IsOfEvents ? value.Period : definition.After(value.Period).AddDays(-1),
                value.Numerator, value.Denominator, definition.Value(value.Numerator, value.Denominator), value.IsProvisional, value.DefinitionNumber, value.EnteredAt))]);
        }
    }
}
