using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>How escalations raised at a place and below in a time went: how long each step took, how many were answered the same day, at which tier they stopped.</summary>
public static class CountEscalations
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, DateOnly From, DateOnly To) : IQuery<View>;

    /// <param name="SameDay">Answered on the day on which they were raised, of all.</param>
    /// <param name="Stopped">How many were answered or returned, by tier.</param>
    public sealed record View(int All, int SameDay, int Breached, IReadOnlyList<Row> Rows, IReadOnlyList<Stop> Stopped);

    /// <summary>Of those raised with a priority, each counted from when it was raised.</summary>
    public sealed record Row(EscalationPriority Priority, int All, TimesTaken ReadBack, TimesTaken Decided, TimesTaken Answered);

    public sealed record Stop(int Tier, int Count);

    private sealed record One(EscalationPriority Priority, EscalationState State, int Tier, bool Breached, DateTimeOffset RaisedAt, DateTimeOffset? ReadBack, DateTimeOffset? Decided, DateTimeOffset? Answered);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (begin, end) = DaySpan.Of(query.From, query.To);
            var all = await db.EscalationsFrom(user, query.Path).AsNoTracking().Select(row => row.Escalation)
                .Where(escalation => (begin == null || escalation.RaisedAt >= begin) && (end == null || escalation.RaisedAt < end))
                .Select(escalation => new One(escalation.FirstPriority, escalation.State, escalation.TierNumber, escalation.BreachedAt != null, escalation.RaisedAt,
                    escalation.Steps.Where(step => step.Move == EscalationMove.ReadBack).Min(step => (DateTimeOffset?)step.At),
                    escalation.Steps.Where(step => step.Move == EscalationMove.Accepted || step.Move == EscalationMove.Returned || step.Move == EscalationMove.PassedUp || step.Move == EscalationMove.Joined).Min(step => (DateTimeOffset?)step.At),
                    escalation.Steps.Where(step => step.Move == EscalationMove.Answered).Min(step => (DateTimeOffset?)step.At))).ToListAsync(ct);
            return new View(all.Count, all.Count(one => one.Answered?.LondonDay() == one.RaisedAt.LondonDay()), all.Count(one => one.Breached),
                [.. Enum.GetValues<EscalationPriority>().Select(priority => Of(priority, [.. all.Where(one => one.Priority == priority)]))],
                [.. all.Where(one => one.State is EscalationState.Answered or EscalationState.Returned or EscalationState.Confirmed or EscalationState.Closed).GroupBy(one => one.Tier).OrderBy(tier => tier.Key).Select(tier => new Stop(tier.Key, tier.Count()))]);
        }

        private static Row Of(EscalationPriority priority, List<One> all) => new(priority, all.Count, Taken(all, one => one.ReadBack), Taken(all, one => one.Decided), Taken(all, one => one.Answered));

        private static TimesTaken Taken(List<One> all, Func<One, DateTimeOffset?> step) => TimesTaken.Of(all.Where(one => step(one) is not null).Select(one => step(one)!.Value - one.RaisedAt));
    }
}
