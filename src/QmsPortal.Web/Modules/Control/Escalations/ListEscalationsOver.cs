using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>Escalations from a place and below that wait for no answer any more, newest first; or all that are like what is asked for, waiting or not.</summary>
public static class ListEscalationsOver
{
    /// <summary>Of issues of one kind, raised from one day to another; null where it does not matter.</summary>
    public sealed record Filter(IssueKind? Kind = null, DateOnly? From = null, DateOnly? To = null);

    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, int? Before = null, int Rows = 50, Filter? Filter = null) : IQuery<View>;

    /// <param name="LastAnswered">When the last answer of all was given.</param>
    public sealed record View(IReadOnlyList<Row> Rows, int? Next, DateTimeOffset? LastAnswered);

    public sealed record Row(int Number, string Words, string Asked, string PlaceCode, string PlaceName, EscalationPriority Priority, EscalationState State, DateTimeOffset? BreachedAt, DateTimeOffset RaisedAt);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (begin, end) = DaySpan.Of(query.Filter?.From, query.Filter?.To);
            var (any, kind) = (query.Filter is not null, query.Filter?.Kind);
            var chosen = any ? db.EscalationsFrom(user, query.Path) : db.EscalationsNow(user, query.Path);
            var over =
                from row in chosen.AsNoTracking()
                where (any || (row.Escalation.State != EscalationState.Raised && row.Escalation.State != EscalationState.PassedUp && row.Escalation.State != EscalationState.Acknowledged && row.Escalation.State != EscalationState.Accepted))
                    && (kind == null || row.Issue.Kind == kind) && (begin == null || row.Escalation.RaisedAt >= begin) && (end == null || row.Escalation.RaisedAt < end)
                select new { escalation = row.Escalation, node = row.Place, Issue = row.Issue.Words, Answered = row.Escalation.Steps.Where(step => step.Move == EscalationMove.Answered).Max(step => (DateTimeOffset?)step.At) };
            var last = await over.MaxAsync(row => row.Answered, ct);
            var rows = await over.Where(row => query.Before == null || row.escalation.Number < query.Before).OrderByDescending(row => row.escalation.Number).Take(query.Rows + 1).ToListAsync(ct);
            return new View(
                [.. rows.Take(query.Rows).Select(row => new Row(row.escalation.Number, row.Issue, row.escalation.Recommendation, row.node.Code, row.node.Name, row.escalation.Priority, row.escalation.State,
                    row.escalation.BreachedAt, row.escalation.RaisedAt))],
                rows.Count > query.Rows ? rows[query.Rows - 1].escalation.Number : null, last);
        }
    }
}
