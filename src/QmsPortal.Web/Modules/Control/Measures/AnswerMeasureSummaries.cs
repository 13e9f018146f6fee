using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

internal sealed class AnswerMeasureSummaries(QmsDb db, CurrentUser user, TimeProvider clock)
    : IRequestHandler<MeasureSummaries.Query, MeasureSummaries.View>
{
    public async Task<MeasureSummaries.View> Handle(MeasureSummaries.Query query, CancellationToken ct)
    {
        var today = clock.Today();
        var found = db.Series.For(user, Act.Read).AsNoTracking().Below(db, user, query.Path, today)
            .Where(s => query.Measure == null || s.Series.Definition.Code == query.Measure);
        var (goals, waiting) = (GoalsUnderWay(), db.SignalsToAnswer(user));
        found = query.Show switch
        {
            MeasureSummaries.Show.Concern => found.Where(s => Signalling.Concern.Contains(s.Series.Summary.Variation)),
            MeasureSummaries.Show.Improvement => found.Where(s => Signalling.Improvement.Contains(s.Series.Summary.Variation)),
            MeasureSummaries.Show.WillMiss => found.Where(s => s.Series.Summary.Assurance == Spc.Assurance.ConsistentlyFail),
            MeasureSummaries.Show.ToAnswer => found.Where(s => waiting.Any(signal => signal.SeriesId == s.Series.Id)),
            MeasureSummaries.Show.Signals => found.Where(s => Signalling.Concern.Contains(s.Series.Summary.Variation) || Signalling.Improvement.Contains(s.Series.Summary.Variation)),
            MeasureSummaries.Show.GoalsAndSignals => found.Where(s => Signalling.Concern.Contains(s.Series.Summary.Variation) || Signalling.Improvement.Contains(s.Series.Summary.Variation) || goals.Any(goal => goal.Series == s.Series.Id)),
            _ => found,
        };
        if (query.After is { } after)
            found = found.Where(s => string.Compare(s.Node.Order + s.Series.Code, after) > 0);

        var ordered = query.Show switch
        {
            MeasureSummaries.Show.Signals => found.OrderByDescending(s => Signalling.Concern.Contains(s.Series.Summary.Variation)).ThenBy(s => s.Node.Order + s.Series.Code),
            MeasureSummaries.Show.GoalsAndSignals => found.OrderByDescending(s => goals.Any(goal => goal.Series == s.Series.Id)).ThenByDescending(s => Signalling.Concern.Contains(s.Series.Summary.Variation)).ThenBy(s => s.Node.Order + s.Series.Code),
            _ => found.OrderBy(s => s.Node.Order + s.Series.Code),
        };
        var withGoals = query.Show is MeasureSummaries.Show.GoalsAndSignals;
        var rows = await ordered.Take(query.Rows + 1)
            .Select(s => new { s.Node, s.Series.Code, s.Series.Label, s.Series.Definition, s.Series.Summary, Goal = withGoals ? goals.Where(goal => goal.Series == s.Series.Id).OrderBy(goal => goal.Order).FirstOrDefault() : null })
            .ToListAsync(ct);
        var shown = rows.Take(query.Rows).Select(row => ToRow(row.Node, row.Code, row.Label, row.Definition, row.Summary, today) with
        {
            Goal = row.Goal is { } goal ? new MeasureSummaries.GoalMeasured(goal.Id, goal.Title, goal.State, goal.Address) : null,
        });
        return new MeasureSummaries.View([.. shown], rows.Count > query.Rows ? rows[query.Rows - 1].Node.Order + rows[query.Rows - 1].Code : null);
    }

    private sealed record Measured
    {
        public required Guid Series { get; init; }
        public required Guid Id { get; init; }
        public required string Title { get; init; }
        public required string State { get; init; }
        public required string Address { get; init; }
        public required string Order { get; init; }
    }

    /// <summary>What each chart is the measure of, told by the thread: planning is another module. The highest goal comes first.</summary>
    private IQueryable<Measured> GoalsUnderWay()
    {
        string[] under = ["Live", "Caught"];
        return
            from link in db.MeasuredLinks.For(user, Act.Read)
            join goal in db.MeasuredGoals.For(user, Act.Read) on link.FromId equals goal.Id
            join node in db.Nodes.For(user, Act.Read) on goal.NodeId equals node.Id
            where link.Relation == Relation.MeasuredBy && link.EndedAt == null && goal.Kind == ThreadKind.Goal && under.Contains(goal.State)
            select new Measured { Series = link.ToId, Id = goal.Id, Title = goal.Title, State = goal.State, Address = goal.Address, Order = node.Order };
    }

    internal static MeasureSummaries.Row ToRow(OrgNode node, string code, string label, MeasureDefinition definition, SeriesSummary summary, DateOnly today) => new(
        node.Code, node.Name, code, definition.Title, definition.ShortName, label, definition.Unit, definition.Direction,
        summary.Variation, summary.Assurance, summary.LatestValue,
        Values.Words(summary.LatestValue, definition.Unit), Values.UnitWords(definition.Unit),
        summary.LatestPeriod is { } period ? Periods.Short(definition.Every, period, today) : "",
        definition.IsPercentage ? Values.CountAndBase(summary.LatestNumerator, summary.LatestDenominator) : null,
        summary.Target is { } target ? Values.Words(target, definition.Unit) : null,
        summary.Words,
        node.Kind is not NodeKind.Comparison && summary.IsStale(definition, today),
        summary.Spark, Since: summary.LatestPeriod is { } latest ? Periods.Since(definition, latest, today) : null);
}

internal sealed class AnswerMeasureCounts(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<MeasureCounts.Query, MeasureCounts.View>
{
    public async Task<MeasureCounts.View> Handle(MeasureCounts.Query query, CancellationToken ct)
    {
        var waiting = db.SignalsToAnswer(user);
        return new(await db.Series.For(user, Act.Read).AsNoTracking()
            .Below(db, user, query.Path, clock.Today())
            .Select(s => new { s.Series.Definition.Code, s.Series.Definition.Title, s.Series.Summary.Variation, s.Series.Summary.Assurance, ToAnswer = waiting.Any(signal => signal.SeriesId == s.Series.Id) })
            .GroupBy(chart => chart)
            .OrderBy(group => group.Key.Title)
            .Select(group => new MeasureCounts.Count(group.Key.Code, group.Key.Title, group.Key.Variation, group.Key.Assurance, group.Key.ToAnswer, group.Count()))
            .ToListAsync(ct));
    }
}

/// <summary>Variations that a query asks for together.</summary>
internal static class Signalling
{
    public static readonly Variation[] Concern = [Variation.ConcernHigh, Variation.ConcernLow];
    public static readonly Variation[] Improvement = [Variation.ImprovementHigh, Variation.ImprovementLow];
}

internal sealed record SeriesAt
{
    public required MeasureSeries Series { get; init; }
    public required OrgNode Node { get; init; }
}

internal static class SeriesBelow
{
    public static IQueryable<Signals.Signal> SignalsToAnswer(this QmsDb db, CurrentUser user) =>
        db.Signals.For(user, Act.Read).Where(signal => signal.State == Signals.SignalState.Raised || signal.State == Signals.SignalState.Seen);

    /// <summary>Series of open places at and below a path. Comparison data stay out of the organisation's own figures.</summary>
    public static IQueryable<SeriesAt> Below(this IQueryable<MeasureSeries> series, QmsDb db, CurrentUser user, string path, DateOnly today) =>
        from s in series
        join node in db.Nodes.For(user, Act.Read) on s.NodeId equals node.Id
        where EF.Functions.Like(node.Path, path + "%")
            && (node.Kind != NodeKind.Comparison || node.Path == path)
            && (node.ValidTo == null || node.ValidTo > today)
            && s.Summary.Count > 0
        select new SeriesAt { Series = s, Node = node };
}
