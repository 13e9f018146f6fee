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

    public sealed record Part(string Address, string Name, string First, string Last, string? Since);

    internal sealed record Sum(DateOnly Period, decimal Numerator, decimal? Denominator, int Places);

    /// <summary>A series for as long as its place stood here, and under which places that was.</summary>
    private sealed record Found(Guid Id, Guid Node, string Place, string Name, DateOnly? ClosedOn, string Code, DateOnly Until, DateOnly? First, DateOnly? Last, IReadOnlyList<Placement> Line);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        private static readonly Guid Nobody = Guid.Empty;

        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Read).AsNoTracking().Get(query.Place, ct);
            var definition = await db.Definitions.For(user, Act.Read).AsNoTracking().SingleOrDefaultAsync(d => d.Code == query.Measure, ct) ?? throw new NotFoundException();
            var parts = definition.Chart.IsOfEvents ? [] : Lowest(await PartsOf(place, definition, ct));
            var sums = await Sums(place.Id, [.. parts.Select(part => part.Id)], ct);
            return ViewOf(place, definition, parts, sums);
        }

        /// <summary>Every place that took it while it stood here, also one that has closed or moved since: its values stay where they were counted.</summary>
        private async Task<List<Found>> PartsOf(OrgNode place, MeasureDefinition definition, CancellationToken ct) => await (
            from s in db.Series.For(user, Act.Read).AsNoTracking()
            join node in db.Nodes.For(user, Act.Read) on s.NodeId equals node.Id
            from here in node.Placements
            where s.DefinitionId == definition.Id && s.Label == "" && s.Summary.Count > 0 && here.AboveId == place.Id && node.Kind != NodeKind.Comparison
            let values = s.Observations.Where(value => value.EndedAt == null && here.From <= value.Period && value.Period < here.Until)
            where values.Any()
            orderby node.Order, here.From
            select new Found(s.Id, node.Id, node.Code, node.Name, node.ValidTo, s.Code, here.Until,
                values.Min(value => (DateOnly?)value.Period), values.Max(value => (DateOnly?)value.Period), node.Placements.ToList())).Take(1000).ToListAsync(ct);

        /// <summary>A place whose parts gave values of their own while they stood under it is not counted besides them.</summary>
        private static List<Found> Lowest(List<Found> found) => [.. found.Where(one => !found.Any(other => other.Node != one.Node
            && other.Line.Any(above => above.AboveId == one.Node && above.From <= other.Last && above.Until > other.First)))];

        private async Task<List<Sum>> Sums(Guid place, List<Guid> series, CancellationToken ct) => await (
            from s in db.Series.For(user, Act.Read).AsNoTracking()
            join node in db.Nodes.For(user, Act.Read) on s.NodeId equals node.Id
            from here in node.Placements
            from value in s.Observations
            where series.Contains(s.Id) && here.AboveId == place && value.EndedAt == null && here.From <= value.Period && value.Period < here.Until
            group value by value.Period into same
            select new Sum(same.Key, same.Sum(value => value.Numerator), same.Sum(value => value.Denominator), same.Count())).ToListAsync(ct);

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
                [.. parts.GroupBy(part => part.Id).Select(times => PartOf(definition, [.. times]))],
                !definition.Chart.IsOfEvents);
        }

        /// <param name="times">One for each time that it stood here.</param>
        private Part PartOf(MeasureDefinition definition, IReadOnlyList<Found> times)
        {
            var (first, last) = (times[0], times[^1]);
            return new Part($"/at/{first.Place}/measures/{first.Code}", first.Name, Periods.Words(definition.Every, first.First!.Value), Periods.Words(definition.Every, last.Last!.Value),
                last.ClosedOn <= clock.Today() ? "closed" : last.Until <= clock.Today() ? $"moved on {last.Until.LongWords()}" : null);
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
