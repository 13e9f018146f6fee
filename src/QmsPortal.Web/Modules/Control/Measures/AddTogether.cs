using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Spc;
using QmsPortal.Ui.Charts;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>
/// A measure of a place and all below it: numerators and denominators added, never an average of percentages. A period in which a
/// place that was measuring gave no value is a gap, since a sum without it would be of something else.
/// </summary>
public static class AddTogether
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Place, string Measure) : IQuery<View>;

    public sealed record View(
        string Code, string Name, string Sentence, Plot? Plot, Variation Variation, IReadOnlyList<Row> Rows, int Gaps, IReadOnlyList<Part> Parts, bool MayBeAdded);

    public sealed record Row(string PeriodWords, string Value, string Numbers, string Places, string Kind, string? Why);

    public sealed record Part(string Address, string Name, string First, string Last, bool IsClosed);

    internal sealed record Sum(DateOnly Period, decimal Numerator, decimal? Denominator, int Places);

    private sealed record Found(Guid Id, OrgNode Node, string Code, DateOnly First, DateOnly Last);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        private static readonly Guid Nobody = Guid.Empty;

        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Read).AsNoTracking().Get(query.Place, ct);
            var definition = await db.Definitions.For(user, Act.Read).AsNoTracking().SingleOrDefaultAsync(d => d.Code == query.Measure, ct) ?? throw new NotFoundException();
            var parts = definition.Chart.IsOfEvents ? [] : Lowest(await PartsOf(place, definition, ct));
            var sums = await Sums([.. parts.Select(part => part.Id)], ct);
            return ViewOf(place, definition, parts, sums);
        }

        /// <summary>Every place that ever took it, also one that has closed since: its values stay where they were counted.</summary>
        private async Task<List<Found>> PartsOf(OrgNode place, MeasureDefinition definition, CancellationToken ct) => await (
            from s in db.Series.For(user, Act.Read).AsNoTracking()
            join node in db.Nodes.For(user, Act.Read) on s.NodeId equals node.Id
            where s.DefinitionId == definition.Id && s.Label == "" && s.Summary.Count > 0 && EF.Functions.Like(node.Path, place.Path + "%") && node.Kind != NodeKind.Comparison
            orderby node.Order
            select new Found(s.Id, node, s.Code,
                s.Observations.Where(value => value.EndedAt == null).Min(value => value.Period),
                s.Observations.Where(value => value.EndedAt == null).Max(value => value.Period))).Take(1000).ToListAsync(ct);

        /// <summary>A place whose parts give values of their own is not counted besides them.</summary>
        private static List<Found> Lowest(List<Found> found) =>
            [.. found.Where(one => !found.Any(other => other.Id != one.Id && other.Node.Path.StartsWith(one.Node.Path, StringComparison.Ordinal)))];

        private async Task<List<Sum>> Sums(List<Guid> series, CancellationToken ct) => await db.Series.For(user, Act.Read).AsNoTracking()
            .Where(s => series.Contains(s.Id))
            .SelectMany(s => s.Observations).Where(value => value.EndedAt == null)
            .GroupBy(value => value.Period)
            .Select(same => new Sum(same.Key, same.Sum(value => value.Numerator), same.Sum(value => value.Denominator), same.Count()))
            .ToListAsync(ct);

        private View ViewOf(OrgNode place, MeasureDefinition definition, List<Found> parts, List<Sum> sums)
        {
            var expected = sums.ToDictionary(sum => sum.Period, sum => parts.Count(part => part.First <= sum.Period && sum.Period <= part.Last));
            var whole = sums.Where(sum => sum.Places == expected[sum.Period] && definition.Fault(sum.Numerator, definition.Denominator is null ? null : sum.Denominator) is null).ToList();
            var series = new MeasureSeries(Nobody, definition, place.Id, "");
            foreach (var sum in whole)
                series.Record(Nobody, sum.Period, sum.Numerator, definition.Denominator is null ? null : sum.Denominator, new Entry(Nobody, clock.GetUtcNow()));
            var chart = series.Chart();
            var sentence = whole.Count == 0 ? "There is no period for which every place has a value." : ChartSentence.Full(definition, chart);
            return new View(
                definition.Code, definition.Title, sentence, whole.Count == 0 ? null : MeasurePlot.Of(series, chart, $"{definition.Title}, {place.Name}", sentence), chart.Variation,
                [.. sums.OrderByDescending(sum => sum.Period).Select(sum => RowOf(definition, chart, sum, expected[sum.Period]))], sums.Count - whole.Count,
                [.. parts.Select(part => new Part($"/at/{part.Node.Code}/measures/{part.Code}", part.Node.Name, Periods.Words(definition.Every, part.First), Periods.Words(definition.Every, part.Last), !part.Node.IsOpenOn(clock.Today())))],
                !definition.Chart.IsOfEvents);
        }

        private static Row RowOf(MeasureDefinition definition, Chart chart, Sum sum, int expected)
        {
            var at = chart.Points.Select((point, i) => (point, i)).FirstOrDefault(one => one.point.Date == sum.Period && sum.Places == expected);
            return new Row(
                Periods.Words(definition.Every, sum.Period), at.point?.Value is { } value ? Values.Words(value, definition.Unit, 1) : "No value",
                definition.Denominator is null ? $"{sum.Numerator:#,0.####}" : $"{sum.Numerator:#,0.####} of {sum.Denominator:#,0.####}",
                $"{sum.Places} of {expected}", sum.Places < expected ? "Gap: a place is missing" : at.point is null ? "Gap: too large to be drawn" : at.point?.Judgement is { } judgement ? ChartWords.Of(judgement) : "Not judged yet",
                at.point is null ? null : WhyMarked.Words(definition, chart, at.i));
        }
    }
}
