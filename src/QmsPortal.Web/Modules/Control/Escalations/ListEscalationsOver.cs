using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>Escalations from a place and below that wait for no answer any more, newest first.</summary>
public static class ListEscalationsOver
{
    [Requires(Permission.ReadIssues)]
    public sealed record Query(string Path, int? Before = null, int Rows = 50) : IQuery<View>;

    /// <param name="LastAnswered">When the last answer of all was given.</param>
    public sealed record View(IReadOnlyList<Row> Rows, int? Next, DateTimeOffset? LastAnswered);

    public sealed record Row(int Number, string Words, string Asked, string PlaceCode, string PlaceName, EscalationPriority Priority, EscalationState State, DateTimeOffset? BreachedAt, DateTimeOffset RaisedAt);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var over =
                from escalation in db.Escalations.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on escalation.NodeId equals node.Id
                join issue in db.Issues.For(user, Act.Read) on escalation.IssueId equals issue.Id
                where EF.Functions.Like(node.Path, query.Path + "%")
                    && escalation.State != EscalationState.Raised && escalation.State != EscalationState.PassedUp && escalation.State != EscalationState.Acknowledged && escalation.State != EscalationState.Accepted
                select new { escalation, node, Issue = issue.Words, Answered = escalation.Steps.Where(step => step.Move == EscalationMove.Answered).Max(step => (DateTimeOffset?)step.At) };
            var last = await over.MaxAsync(row => row.Answered, ct);
            var rows = await over.Where(row => query.Before == null || row.escalation.Number < query.Before).OrderByDescending(row => row.escalation.Number).Take(query.Rows + 1).ToListAsync(ct);
            return new View(
                [.. rows.Take(query.Rows).Select(row => new Row(row.escalation.Number, row.Issue, row.escalation.Recommendation, row.node.Code, row.node.Name, row.escalation.Priority, row.escalation.State,
                    row.escalation.BreachedAt, row.escalation.RaisedAt))],
                rows.Count > query.Rows ? rows[query.Rows - 1].escalation.Number : null, last);
        }
    }
}
