using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Issues;

internal sealed class AnswerOpenIssues(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<OpenIssues.Query, OpenIssues.View>
{
    public async Task<OpenIssues.View> Handle(OpenIssues.Query query, CancellationToken ct)
    {
        var today = clock.Today();
        var midnight = today.StartInLondon();
        var weekAgo = today.AddDays(-7).StartInLondon();
        var monthAgo = today.AddDays(-30).StartInLondon();
        var open =
            from issue in db.Issues.For(user, Act.Read).AsNoTracking()
            join node in db.Nodes.For(user, Act.Read) on issue.NodeId equals node.Id
            where issue.State != IssueState.Confirmed && issue.State != IssueState.Solved && EF.Functions.Like(node.Path, query.Path + "%")
            select new { issue, node };
        var oldest = open.OrderBy(row => row.issue.RaisedAt).ThenBy(row => row.issue.Number).Take(query.Rows).Select(row => row.issue.Id);
        var newest = open.OrderByDescending(row => row.issue.RaisedAt).ThenByDescending(row => row.issue.Number).Take(query.Newest).Select(row => row.issue.Id);
        var chosen = query.Newest > 0 ? oldest.Union(newest) : oldest;
        var rows = await open.Where(row => chosen.Contains(row.issue.Id)).OrderBy(row => row.issue.RaisedAt).ThenBy(row => row.issue.Number)
            .Select(row => new
            {
                row.issue,
                row.node,
                Today = open.Count(other => other.issue.RaisedAt >= midnight),
                Week = open.Count(other => other.issue.RaisedAt < midnight && other.issue.RaisedAt >= weekAgo),
                Month = open.Count(other => other.issue.RaisedAt < weekAgo && other.issue.RaisedAt >= monthAgo),
                Older = open.Count(other => other.issue.RaisedAt < monthAgo),
            }).ToListAsync(ct);
        var ages = rows.Select(row => new OpenIssues.Ages(row.Today, row.Week, row.Month, row.Older)).FirstOrDefault() ?? new OpenIssues.Ages(0, 0, 0, 0);
        return new OpenIssues.View(
            [.. rows.Select(row => new OpenIssues.Row(row.issue.Number, row.issue.Words, IssueWords.Of(row.issue.Kind), IssueWords.Of(row.issue.State), IssueWords.Colour(row.issue.State),
                row.node.Code, row.node.Name, row.issue.RaisedAt.LondonDay(), IssueWords.Where(row.issue.State, row.issue.With, row.issue.Due, today)))],
            ages);
    }
}
