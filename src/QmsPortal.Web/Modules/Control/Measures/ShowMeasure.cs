using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Spc;
using QmsPortal.Ui.Charts;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>One measure at one place: the chart, what it says, the numbers and where they came from.</summary>
public static class ShowMeasure
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Place, string Measure) : IQuery<View>;

    public sealed record View(
        Guid Id, string Code, string Name, string Sentence, Plot Plot, Variation Variation, Spc.Assurance? Assurance, string? Target,
        Figure? Latest, string? Level, string? Limits, string PointsWords, bool Enough, Definition Definition,
        IReadOnlyList<Point> Points, IReadOnlyList<Change> Changes, IReadOnlyList<MeasureSummaries.Row> Elsewhere, IReadOnlyList<PhaseRow> Phases, IReadOnlyList<NoteRow> Notes, bool LimitsVary, string? Advice);

    public sealed record Figure(string Value, string Unit, string Period, string? Base, bool Stale, bool Provisional, string? Since);

    public sealed record Definition(string Code, string Title, string Numerator, string? Denominator, decimal Multiplier, string Unit, ImprovementDirection Direction, ChartKind Chart, Period Every, int Number);

    public sealed record Point(DateOnly Period, string PeriodWords, decimal? Numerator, decimal? Denominator, string Value, string Kind, string? Why, uint Version, bool Provisional);

    public sealed record Change(DateTimeOffset At, string Who, string PeriodWords, string Numbers, string What, string? Reason);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Read);
            var series = await db.Series.For(user, Act.Read)
                .Where(s => s.Code == query.Measure && nodes.Any(node => node.Id == s.NodeId && node.Code == query.Place))
                .Include(s => s.Definition).Include(s => s.Summary).Include(s => s.Targets).Include(s => s.Notes).WithPhases()
                .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var names = await ValuesWithNames(series, ct);
            return ViewOf(series, names, await Elsewhere(series, ct));
        }

        /// <summary>One query for the values and who entered them; the values join the series, which is tracked.</summary>
        private async Task<Dictionary<Guid, string>> ValuesWithNames(MeasureSeries series, CancellationToken ct)
        {
            var people = db.People.For(user, Act.Read);
            var values = await db.Series.For(user, Act.Read).Where(s => s.Id == series.Id).SelectMany(s => s.Observations)
                .Join(people, value => value.EnteredBy, person => person.Id, (value, person) => new { value, person.Name }).ToListAsync(ct);
            return values.GroupBy(row => row.value.EnteredBy).ToDictionary(rows => rows.Key, rows => rows.First().Name);
        }

        /// <summary>The same measure at the places beside this one, in the organisation's order.</summary>
        private async Task<IReadOnlyList<MeasureSummaries.Row>> Elsewhere(MeasureSeries series, CancellationToken ct)
        {
            if (series.Label.Length > 0)
                return [];
            var nodes = db.Nodes.For(user, Act.Read);
            var rows = await (
                from other in db.Series.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on other.NodeId equals node.Id
                where other.DefinitionId == series.DefinitionId && other.Id != series.Id && other.Summary.Count > 0
                    && nodes.Any(here => here.Id == series.NodeId && here.ParentId == node.ParentId)
                orderby node.Order
                select new { Node = node, other.Code, other.Label, other.Definition, other.Summary }).Take(12).ToListAsync(ct);
            return [.. rows.Select(row => AnswerMeasureSummaries.ToRow(row.Node, row.Code, row.Label, row.Definition, row.Summary, clock.Today()))];
        }

        private View ViewOf(MeasureSeries series, Dictionary<Guid, string> names, IReadOnlyList<MeasureSummaries.Row> elsewhere)
        {
            var definition = series.Definition;
            var chart = series.Chart();
            var summary = series.Summary;
            var name = series.Label.Length == 0 ? definition.Title : $"{definition.Title}, {series.Label}";
            var sentence = ChartSentence.Full(definition, chart);
            var phase = chart.Phases.LastOrDefault(p => chart.IconPoint is { } at && p.First <= at && at <= p.Last);
            return new View(
                series.Id, series.Code, name, sentence, MeasurePlot.Of(series, chart, name, sentence), chart.Variation, chart.Assurance,
                summary.Target is { } target ? Values.Words(target, definition.Unit) : null,
                summary.LatestPeriod is { } latest ? new Figure(
                    Values.Words(summary.LatestValue, definition.Unit, 1), Values.UnitWords(definition.Unit), Periods.Words(definition.Every, latest),
                    Values.CountAndBase(summary.LatestNumerator, summary.LatestDenominator), summary.IsStale(definition, clock.Today()), summary.LatestIsProvisional, Periods.Since(definition, latest, clock.Today())) : null,
                phase?.Centre is { } centre ? Values.Words(centre, definition.Unit, 1) : null,
                phase is { LowerLimit: { } lower, UpperLimit: { } upper } ? $"{Values.Words(lower, definition.Unit, 1)} to {Values.Words(upper, definition.Unit, 1)}" : null,
                $"{chart.Counted} of {chart.MinimumPoints}", chart.HasEnoughData,
                new Definition(definition.Code, definition.Title, definition.Numerator, definition.Denominator, definition.Multiplier, definition.Unit, definition.Direction, definition.Chart, definition.Every, definition.Number),
                [.. series.Axis().Zip(chart.Points, (at, point) => PointOf(series, chart, at.Value, point)).Reverse()],
                [.. series.Observations.OrderByDescending(o => o.EnteredAt).ThenByDescending(o => o.Period).ThenBy(o => o.EndedAt is not null).Take(50).Select(o => ChangeOf(definition, o, names))],
                elsewhere, PhaseRow.Of(series, chart, clock.Today()), NoteRow.Of(series, clock.Today()), phase is { LimitsVary: true }, AdviceWords.Of(series));
        }

        private static Point PointOf(MeasureSeries series, Chart chart, Observation? value, ChartPoint point) => new(
            point.Date, Periods.Words(series.Definition.Every, point.Date), value?.Numerator, value?.Denominator,
            point.Value is null ? "No value" : Values.Words(point.Value, series.Definition.Unit, 1),
            point.Judgement is { } judgement ? ChartWords.Of(judgement) : point.Value is null ? "Gap" : "Not judged yet",
            WhyMarked.Words(series.Definition, chart, chart.Points.IndexOf(point)),
            value?.Version ?? 0, value?.IsProvisional ?? false);

        private static Change ChangeOf(MeasureDefinition definition, Observation o, Dictionary<Guid, string> names) => new(
            o.EnteredAt, names.GetValueOrDefault(o.EnteredBy, "Unknown"), Periods.Words(definition.Every, o.Period),
            definition.Denominator is null ? $"{o.Numerator:#,0.####}" : $"{o.Numerator:#,0.####} of {o.Denominator:#,0.####}",
            o.ReplacedById is not null ? "Replaced later" : o.EndedAt is not null ? "Withdrawn with its import" : o.Reason is not null ? "Corrected" : o.ImportId is not null ? "Imported" : o.IsProvisional ? "Entered, provisional" : "Entered",
            o.Reason);
    }

    private static int IndexOf(this IReadOnlyList<ChartPoint> points, ChartPoint point)
    {
        for (var i = 0; i < points.Count; i++)
            if (ReferenceEquals(points[i], point))
                return i;
        return -1;
    }
}
