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
        var ages = await open.GroupBy(_ => 1).Select(group => new OpenIssues.Ages(
            group.Count(row => row.issue.RaisedAt >= midnight),
            group.Count(row => row.issue.RaisedAt < midnight && row.issue.RaisedAt >= weekAgo),
            group.Count(row => row.issue.RaisedAt < weekAgo && row.issue.RaisedAt >= monthAgo),
            group.Count(row => row.issue.RaisedAt < monthAgo))).SingleOrDefaultAsync(ct) ?? new OpenIssues.Ages(0, 0, 0, 0);
        var rows = await open.OrderBy(row => row.issue.RaisedAt).ThenBy(row => row.issue.Number).Take(query.Rows).ToListAsync(ct);
        if (query.Newest > 0 && ages.All > rows.Count)
        {
            var shown = rows.Select(row => row.issue.Id).ToList();
            rows.AddRange(await open.Where(row => !shown.Contains(row.issue.Id)).OrderByDescending(row => row.issue.RaisedAt).ThenByDescending(row => row.issue.Number).Take(query.Newest).ToListAsync(ct));
        }

        return new OpenIssues.View(
            [.. rows.Select(row => new OpenIssues.Row(row.issue.Number, row.issue.Words, IssueWords.Of(row.issue.Kind), IssueWords.Of(row.issue.State), IssueWords.Colour(row.issue.State),
                row.node.Code, row.node.Name, row.issue.RaisedAt.LondonDay(), IssueWords.Where(row.issue.State, row.issue.With, row.issue.Due, today)))],
            ages);
    }
}
