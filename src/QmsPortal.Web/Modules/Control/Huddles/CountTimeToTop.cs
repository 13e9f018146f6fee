using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>How long it took from an issue's raising on a ward until it reached the top tier: sent there, passed up or stepped up. Of the last four weeks.</summary>
public static class CountTimeToTop
{
    /// <summary>Fewer say nothing about the way up.</summary>
    public const int Fewest = 5;

    private static readonly EscalationMove[] Arrivals = [EscalationMove.Raised, EscalationMove.PassedUp, EscalationMove.SteppedUp];

    [Requires(Permission.ReadIssues)]
    public sealed record Query(Guid Place, string Path) : IQuery<View>;

    /// <param name="Issues">Those that reached the top.</param>
    /// <param name="Middle">Their median; none where there are too few.</param>
    public sealed record View(int Issues, TimeSpan? Middle);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var since = clock.Today().AddDays(-CountHuddles.Days).StartInLondon();
            var arrivals = await (
                from escalation in db.Escalations.For(user, Act.Read).AsNoTracking()
                join issue in db.Issues.For(user, Act.Read) on escalation.IssueId equals issue.Id
                join node in db.Nodes.For(user, Act.Read) on escalation.NodeId equals node.Id
                where issue.RaisedAt >= since && EF.Functions.Like(node.Path, query.Path + "%")
                from step in escalation.Steps
                where Arrivals.Contains(step.Move)
                select new { issue.Id, issue.RaisedAt, node.Path, step.ToWords, step.At }).ToListAsync(ct);
            var times = arrivals.Where(arrival => arrival.ToWords.StartsWith($"Tier {TopOf(arrival.Path)},", StringComparison.Ordinal))
                .GroupBy(arrival => arrival.Id, arrival => (arrival.At - arrival.RaisedAt).TotalMinutes).Select(issue => issue.Min()).ToList();
            return new View(times.Count, times.Count < Fewest ? null : TimeSpan.FromMinutes(Median(times)));
        }

        /// <summary>The ward is tier 1, so the top has as many as there are places in the ward's path.</summary>
        private static int TopOf(string path) => path.Count(letter => letter == '/') - 1;
    }

    /// <summary>The one in the middle, or between the two in the middle.</summary>
    public static double Median(IReadOnlyCollection<double> values)
    {
        List<double> sorted = [.. values.Order()];
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
