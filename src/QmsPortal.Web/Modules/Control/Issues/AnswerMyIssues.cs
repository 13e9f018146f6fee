using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Issues;

internal sealed class AnswerMyIssues(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<MyIssues.Query, IReadOnlyList<MyIssues.Row>>
{
    public async Task<IReadOnlyList<MyIssues.Row>> Handle(MyIssues.Query query, CancellationToken ct)
    {
        var mine = await db.Issues.For(user, Act.Read).AsNoTracking()
            .Where(issue => issue.RaisedBy == user.Id)
            .Join(db.Nodes.For(user, Act.Read), issue => issue.NodeId, node => node.Id, (issue, node) => new { issue, node.Name })
            .OrderByDescending(row => row.issue.Number).Take(query.Rows).ToListAsync(ct);
        var today = clock.Today();
        return [.. mine.Select(row => new MyIssues.Row(row.issue.Number, row.issue.Words, IssueWords.Of(row.issue.State), IssueWords.Colour(row.issue.State),
            IssueWords.Where(row.issue.State, row.issue.With, row.issue.Due, today), row.Name, row.issue.RaisedAt))];
    }
}
