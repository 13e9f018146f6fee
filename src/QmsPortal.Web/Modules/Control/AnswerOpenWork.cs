using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control;

internal sealed class AnswerOpenWork(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<OpenWork.Query, OpenWork.View>
{
    public async Task<OpenWork.View> Handle(OpenWork.Query query, CancellationToken ct)
    {
        var (midnight, weekAgo, monthAgo) = (clock.Today().StartInLondon(), clock.Today().AddDays(-7).StartInLondon(), clock.Today().AddDays(-30).StartInLondon());
        var nodes = db.Nodes.For(user, Act.Read);
        var escalated = db.OpenEscalations(user, query.Path);
        var first = escalated.InOrder().Take(query.Rows);
        var issues = db.Issues.For(user, Act.Read).Where(issue => issue.State != IssueState.Confirmed && issue.State != IssueState.Solved && nodes.Any(node => node.Id == issue.NodeId && EF.Functions.Like(node.Path, query.Path + "%")));
        var due = db.ActionsDue(user, query.Path, clock.Today());
        var firstDue = due.InOrder().Take(query.Rows);
        var found = await nodes.Where(node => node.Path == query.Path).Select(node => new
        {
            Rows = first.ToList(),
            Actions = firstDue.ToList(),
            Due = due.Count(),
            All = escalated.Count(),
            Breached = escalated.Count(row => row.Escalation.BreachedAt != null),
            Today = issues.Count(issue => issue.RaisedAt >= midnight),
            Week = issues.Count(issue => issue.RaisedAt < midnight && issue.RaisedAt >= weekAgo),
            Month = issues.Count(issue => issue.RaisedAt < weekAgo && issue.RaisedAt >= monthAgo),
            Older = issues.Count(issue => issue.RaisedAt < monthAgo),
        }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        return new OpenWork.View(
            new OpenEscalations.View([.. found.Rows.Select(row => AnswerOpenEscalations.ToRow(row, clock))], found.All, found.Breached, null),
            new OpenIssues.Ages(found.Today, found.Week, found.Month, found.Older),
            new DueActions.View([.. found.Actions.Select(row => row.ToRow(clock.Today()))], found.Due));
    }
}
