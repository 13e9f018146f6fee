using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>What a month of escalations comes to, for everybody who works at a place: what was raised, answered, missed and changed. Nobody who raised something is named, nor a number so small that it would name them.</summary>
public static class ShowLetter
{
    /// <param name="Month">Its first day.</param>
    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, DateOnly Month) : IQuery<View>;

    /// <param name="Often">The kinds of which there were five or more, the most frequent first.</param>
    /// <param name="Missed">Those that went past a time in the month.</param>
    public sealed record View(int Raised, IReadOnlyList<string> Often, IReadOnlyList<Answer> Answers, int Missed, IReadOnlyList<Change> Changes)
    {
        public bool IsEmpty => Raised + Answers.Count + Missed + Changes.Count == 0;
    }

    /// <summary>By role, and whether somebody said since that it worked.</summary>
    public sealed record Answer(string Words, string Post, bool Worked);

    /// <summary>Times that a tier set.</summary>
    public sealed record Change(string PlaceName, EscalationTimes Times, string Reason);

    /// <summary>"none", "fewer than 5", "12".</summary>
    public static string Few(int number) => number == 0 ? "none" : number < TimesTaken.Fewest ? $"fewer than {TimesTaken.Fewest}" : $"{number}";

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (begin, end) = (query.Month.StartInLondon(), query.Month.AddMonths(1).StartInLondon());

            // A letter is for everybody, so what is restricted is in nobody's, not even in that of whoever may see it.
            var restricted = db.Restrictions.For(user, Act.Read);
            var all = db.EscalationsFrom(user, query.Path).AsNoTracking().Where(row => !restricted.Any(restriction => restriction.RecordId == row.Escalation.Id || restriction.RecordId == row.Issue.Id));
            var kinds = await all.Where(row => row.Escalation.RaisedAt >= begin && row.Escalation.RaisedAt < end).GroupBy(row => row.Issue.Kind).Select(kind => new { kind.Key, Count = kind.Count() }).ToListAsync(ct);
            var missed = await all.CountAsync(row => row.Escalation.BreachedAt >= begin && row.Escalation.BreachedAt < end, ct);
            var answers = await all.Where(row => row.Escalation.JoinedToId == null).SelectMany(row => row.Escalation.Steps, (row, step) => new { step, Worked = row.Escalation.Steps.Any(later => later.Move == EscalationMove.Confirmed && later.Position > step.Position) })
                .Where(row => row.step.Move == EscalationMove.Answered && row.step.At >= begin && row.step.At < end).OrderBy(row => row.step.Post).ThenBy(row => row.step.Words)
                .Select(row => new Answer(row.step.Words, row.step.Post, row.Worked)).ToListAsync(ct);
            var nodes = db.Nodes.For(user, Act.Read);
            var changes = await (
                from times in db.TierTimes.For(user, Act.Read)
                join node in nodes on times.NodeId equals node.Id
                where EF.Functions.Like(node.Path, query.Path + "%") && times.At >= begin && times.At < end
                orderby node.Order, times.At
                select new Change(node.Name, new EscalationTimes(times.P1ReadBack, times.P1Answer, times.P2ReadBack, times.P2Answer, times.P3ReadBack, times.P3Answer), times.Reason)).ToListAsync(ct);
            return new View(kinds.Sum(kind => kind.Count), [.. kinds.Where(kind => kind.Count >= TimesTaken.Fewest).OrderByDescending(kind => kind.Count).ThenBy(kind => kind.Key).Select(kind => IssueWords.Of(kind.Key).ToLowerInvariant())],
                answers, missed, changes);
        }
    }
}
