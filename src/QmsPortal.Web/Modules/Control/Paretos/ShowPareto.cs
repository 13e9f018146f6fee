using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Paretos;

/// <summary>Which few categories hold most of what happened at a place and below, in so many days and in as many days before.</summary>
public static class ShowPareto
{
    public const int FewestDays = 7;
    public const int MostDays = 731;

    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Place, string Path, ParetoSource Source, int Days) : IQuery<View>;

    public sealed record View(ParetoSource Source, DateOnly From, DateOnly To, Pareto Pareto, IReadOnlyList<Row> Rows, int Before)
    {
        /// <summary>A few categories hold most: not more than half of all there are.</summary>
        public bool HasFew => Pareto.VitalFew > 0 && Pareto.VitalFew * 2 <= Pareto.Bars.Count;

        /// <summary>The few words of the sentence over the chart.</summary>
        public string Sentence => Pareto.Total == 0 ? "Nothing was recorded in this time."
            : !HasFew ? $"{Total} in this time. No few categories hold most of them."
            : $"{Total} in this time. {Names(Pareto.Bars.Take(Pareto.VitalFew))} {(Pareto.VitalFew == 1 ? "holds" : "hold")} {Percent(Pareto.Bars[Pareto.VitalFew - 1].CumulativeShare)} of them.";

        private string Total => Pareto.Total.ToString("N0", CultureInfo.GetCultureInfo("en-GB"));

        private static string Names(IEnumerable<ParetoBar> bars) => bars.Select(bar => bar.Category).ToList() switch
        {
            [var one] => one,
            [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
            _ => "",
        };
    }

    /// <param name="Address">Where its records are listed.</param>
    /// <param name="Before">How many there were in as many days before.</param>
    public sealed record Row(ParetoBar Bar, string Address, long Before);

    public static string Percent(double? share) => share is { } part ? part.ToString("P0", CultureInfo.GetCultureInfo("en-GB")).Replace(" ", "", StringComparison.Ordinal) : "–";

    private sealed record Counted
    {
        public required string Key { get; init; }
        public required string Words { get; init; }
        public required bool IsNow { get; init; }
        public required int Count { get; init; }
    }

    private sealed record KindAt
    {
        public required IssueKind Kind { get; init; }
        public required bool IsNow { get; init; }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var days = Math.Clamp(query.Days, FewestDays, MostDays);
            var today = clock.Today();
            var (from, before) = (today.AddDays(1 - days), today.AddDays(1 - 2 * days));
            var counts = await Count(query, before.StartInLondon(), from.StartInLondon(), ct);
            var names = counts.DistinctBy(count => count.Key).ToDictionary(count => count.Key, count => count.Words);
            var pareto = ParetoChart.OfCounts(counts.Where(count => count.IsNow).Select(count => new KeyValuePair<string?, long>(count.Words, count.Count)), other: IssueWords.Of(IssueKind.SomethingElse));
            var was = counts.Where(count => !count.IsNow).ToLookup(count => count.Words, count => (long)count.Count);
            var keys = names.ToLookup(name => name.Value, name => name.Key);
            return new View(query.Source, from, today, pareto,
                [.. pareto.Bars.Select(bar => new Row(bar, Address(query, keys[bar.Category].First(), from, today), was[bar.Category].Sum()))], counts.Where(count => !count.IsNow).Sum(count => count.Count));
        }

        private async Task<List<Counted>> Count(Query query, DateTimeOffset begin, DateTimeOffset now, CancellationToken ct)
        {
            // Counted where its place stood when it was raised.
            var (nodes, here) = (db.Nodes.For(user, Act.Read), db.StoodUnder(user, query.Path));
            var issues =
                from issue in db.Issues.For(user, Act.Read)
                join node in nodes on issue.NodeId equals node.Id
                join then in here on issue.NodeId equals then.NodeId
                where issue.RaisedAt >= begin && then.FromMoment <= issue.RaisedAt && issue.RaisedAt < then.UntilMoment
                select new { issue, node };
            switch (query.Source)
            {
                case ParetoSource.IssuePlaces:
                    return await issues.GroupBy(row => new { row.node.Code, row.node.Name, IsNow = row.issue.RaisedAt >= now })
                        .Select(group => new Counted { Key = group.Key.Code, Words = group.Key.Name, IsNow = group.Key.IsNow, Count = group.Count() }).ToListAsync(ct);
                case ParetoSource.SignalMeasures:
                    return await (
                        from signal in db.Signals.For(user, Act.Read)
                        join then in here on signal.NodeId equals then.NodeId
                        join series in db.Series.For(user, Act.Read) on signal.SeriesId equals series.Id
                        where signal.RaisedAt >= begin && then.FromMoment <= signal.RaisedAt && signal.RaisedAt < then.UntilMoment
                        group signal by new { series.Definition.Code, series.Definition.Title, IsNow = signal.RaisedAt >= now } into one
                        select new Counted { Key = one.Key.Code, Words = one.Key.Title, IsNow = one.Key.IsNow, Count = one.Count() }).ToListAsync(ct);
                case ParetoSource.EscalationKinds:
                    return await ByKind(db.EscalationsFrom(user, query.Path).Where(row => row.Escalation.RaisedAt >= begin).Select(row => new KindAt { Kind = row.Issue.Kind, IsNow = row.Escalation.RaisedAt >= now }), ct);
                default:
                    return await ByKind(issues.Select(row => new KindAt { Kind = row.issue.Kind, IsNow = row.issue.RaisedAt >= now }), ct);
            }
        }

        private static async Task<List<Counted>> ByKind(IQueryable<KindAt> rows, CancellationToken ct)
        {
            var kinds = await rows.GroupBy(row => new { row.Kind, row.IsNow }).Select(group => new { group.Key.Kind, group.Key.IsNow, Count = group.Count() }).ToListAsync(ct);
            return kinds.ConvertAll(row => new Counted { Key = row.Kind.ToString(), Words = IssueWords.Of(row.Kind), IsNow = row.IsNow, Count = row.Count });
        }

        private static string Address(Query query, string key, DateOnly from, DateOnly to)
        {
            var days = string.Create(CultureInfo.InvariantCulture, $"from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
            return query.Source switch
            {
                ParetoSource.IssuePlaces => $"/at/{key}/issues?show=all&{days}",
                ParetoSource.EscalationKinds => $"/at/{query.Place}/escalations?show=all&kind={key}&{days}",
                ParetoSource.SignalMeasures => $"/at/{query.Place}/signals?measure={key}&show=all&{days}",
                _ => $"/at/{query.Place}/issues?show=all&kind={key}&{days}",
            };
        }
    }
}
