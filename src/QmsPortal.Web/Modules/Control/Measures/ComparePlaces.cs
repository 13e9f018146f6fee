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
/// One measure at all places in one period: does any differ from the others by more than chance explains, given how much it did?
/// In the order of the organisation, never a ranking.
/// </summary>
public static class ComparePlaces
{
    [Requires(Permission.ReadMeasures)]
    public sealed record Query(string Place, string Measure, DateOnly? Period, bool Widen = false) : IQuery<View>;

    public sealed record View(
        string Code, string Name, string Unit, bool IsPercentage, DateOnly? Period, string PeriodWords, DateOnly? Earlier, DateOnly? Later,
        FunnelState State, double? Centre, bool MayBeWidened, IReadOnlyList<Row> Rows, string Sentence);

    /// <param name="Says">What the funnel says of it, in words.</param>
    public sealed record Row(string Address, string Place, double? Value, string ValueWords, string Numbers, double? Denominator, FunnelLimits? Limits, PlotMark Mark, string Says);

    private sealed record Found
    {
        public required OrgNode Node { get; init; }
        public required string Code { get; init; }
        public decimal? Numerator { get; init; }
        public decimal? Denominator { get; init; }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Read);
            var series = await db.Series.For(user, Act.Read).AsNoTracking().Include(s => s.Definition).Include(s => s.Summary)
                .SingleOrDefaultAsync(s => s.Code == query.Measure && s.Label == "" && nodes.Any(node => node.Id == s.NodeId && node.Code == query.Place), ct) ?? throw new NotFoundException();
            var definition = series.Definition;
            if (definition.Denominator is null || (query.Period ?? series.Summary.LatestPeriod) is not { } asked)
                return Nothing(series);
            var period = definition.PeriodOf(asked.Year is >= 1990 and < 2100 ? asked : series.Summary.LatestPeriod ?? clock.Today());
            var found = await Values(definition, period, ct);
            var funnel = FunnelPlot.Of(found.Select(row => new FunnelGroup(row.Node.Code, (double?)row.Numerator, (double?)row.Denominator)), new FunnelSettings
            {
                DataType = definition.IsPercentage ? FunnelDataType.Proportion : FunnelDataType.RatioOfCounts,
                Multiply = (double)definition.Multiplier,
                AdjustOverdispersion = query.Widen,
            });
            var later = definition.After(period);
            return new View(
                series.Code, definition.Title, definition.Unit, definition.IsPercentage, period, Periods.Words(definition.Every, period), definition.PeriodOf(period.AddDays(-1)), later <= clock.Today() ? later : null,
                funnel.State, funnel.Centre, funnel.Overdispersion is { TauSquared: > 0 }, [.. found.Zip(funnel.Points, (row, point) => RowOf(definition, row, point))], Sentence(definition, found, funnel));
        }

        /// <summary>Places that take the measure, with their numbers of that period where there are any.</summary>
        private async Task<List<Found>> Values(MeasureDefinition definition, DateOnly period, CancellationToken ct)
        {
            var today = clock.Today();
            return await (
                from s in db.Series.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on s.NodeId equals node.Id
                where s.DefinitionId == definition.Id && s.Label == "" && node.Kind != NodeKind.Comparison && (node.ValidTo == null || node.ValidTo > today)
                from value in s.Observations.Where(value => value.EndedAt == null && value.Period == period).DefaultIfEmpty()
                orderby node.Order
                select new Found { Node = node, Code = s.Code, Numerator = value == null ? null : value.Numerator, Denominator = value == null ? null : value.Denominator }).Take(500).ToListAsync(ct);
        }

        private static Row RowOf(MeasureDefinition definition, Found found, FunnelPoint point) => new(
            $"/at/{found.Node.Code}/measures/{found.Code}", found.Node.Name, point.Value, Measures.Values.Words(point.Value, definition.Unit, 1),
            found.Numerator is null ? "–" : $"{found.Numerator:#,0.####} of {found.Denominator:#,0.####}", point.Denominator, point.Limits, MarkOf(definition, point), Says(point));

        private static PlotMark MarkOf(MeasureDefinition definition, FunnelPoint point) => (point.Judgement, definition.Direction) switch
        {
            (FunnelJudgement.High, ImprovementDirection.Increase) or (FunnelJudgement.Low, ImprovementDirection.Decrease) => PlotMark.Improvement,
            (FunnelJudgement.High, ImprovementDirection.Decrease) or (FunnelJudgement.Low, ImprovementDirection.Increase) => PlotMark.Concern,
            (FunnelJudgement.High or FunnelJudgement.Low, _) => PlotMark.Neutral,
            _ => PlotMark.Common,
        };

        private static string Says(FunnelPoint point) => (point.State, point.Judgement) switch
        {
            (FunnelPointState.Missing, _) => "No value for this period",
            (FunnelPointState.ZeroDenominator, _) => "Nothing to count among",
            (FunnelPointState.NoLimits, _) => "Not compared",
            (_, FunnelJudgement.High) => "Higher than chance explains",
            (_, FunnelJudgement.Low) => "Lower than chance explains",
            _ => "No more than chance",
        };

        private static string Sentence(MeasureDefinition definition, List<Found> found, Funnel funnel)
        {
            var outside = funnel.Points.Count(point => point.IsOutlier);
            return funnel.State switch
            {
                FunnelState.NotEnoughGroups => "Fewer than two places have a value for this period, so there is nothing to compare.",
                FunnelState.NoEvents => "No place had a single event in this period, so there is nothing to compare.",
                FunnelState.OutOfRange => "The numbers are too large to be compared.",
                _ => $"{(outside == 0 ? "No place differs" : outside == 1 ? "1 place differs" : $"{outside} places differ")} from the others by more than chance explains. All together: {Measures.Values.Words(funnel.Centre, definition.Unit, 1)} {Measures.Values.UnitWords(definition.Unit)}".TrimEnd()
                    + $", over {found.Count(row => row.Numerator is not null)} places." + (funnel.Overdispersion is not { TauSquared: > 0 } ? "" : funnel.OverdispersionUsed
                        ? " The ranges are widened, since places vary more than chance allows for."
                        : " Places vary more than chance allows for: with widened ranges you see who stands out all the same."),
            };
        }

        private static View Nothing(MeasureSeries series) => new(
            series.Code, series.Definition.Title, series.Definition.Unit, series.Definition.IsPercentage, null, "", null, null, FunnelState.NotEnoughGroups, null, false, [],
            series.Definition.Denominator is null
                ? "This measure is a plain count. Counts of places of different size cannot be compared: define a rate, out of bed days or patients, to compare them."
                : "No values yet, so there is nothing to compare.");
    }
}
