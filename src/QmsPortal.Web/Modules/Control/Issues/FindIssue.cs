using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Issues;

internal static class FindIssue
{
    public static Task<Issue> IssueToChange(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct) =>
        Find(db, db.Issues.For(user, Act.Change), number, version, ct);

    /// <summary>Whoever raised it escalates it and says whether it worked, wherever they raised it, but at a shared device only what is there; else a colleague of the place.</summary>
    public static Task<Issue> IssueOfTheirs(this QmsDb db, CurrentUser user, Permission there, int number, uint version, CancellationToken ct)
    {
        var (person, anywhere, needed) = (user.Id, !user.IsAtSharedDevice, user.Acting);
        var acting = db.Nodes.For(user, needed);
        var here = db.Nodes.For(user, there);
        return Find(db, db.Issues.For(user, Act.Read).Where(issue => (issue.RaisedBy == person && (anywhere || acting.Any(node => node.Id == issue.NodeId))) || here.Any(node => node.Id == issue.NodeId)), number, version, ct);
    }

    /// <summary>Of an issue at a place where they may raise one, that they raised, or about which they have an action to do; at a shared device only of what is there.</summary>
    public static async Task<Issue> IssueToSayMoreOf(this QmsDb db, CurrentUser user, int number, CancellationToken ct)
    {
        var (person, anywhere, needed) = (user.Id, !user.IsAtSharedDevice, user.Acting);
        var acting = db.Nodes.For(user, needed);
        var (here, actions) = (db.Nodes.For(user, Permission.RaiseIssues), db.Actions.For(user, Act.Read));
        return await db.Issues.For(user, Act.Read).SingleOrDefaultAsync(issue => issue.Number == number
            && (here.Any(node => node.Id == issue.NodeId) || ((anywhere || acting.Any(node => node.Id == issue.NodeId))
                && (issue.RaisedBy == person || actions.Any(action => action.IssueId == issue.Id && action.OwnerId == person)))), ct) ?? throw new NotFoundException();
    }

    /// <summary>Who can see an issue is for its raiser to say, and for those who may answer it.</summary>
    public static async Task<Issue> IssueToRestrict(this QmsDb db, CurrentUser user, int number, CancellationToken ct)
    {
        var (person, answering) = (user.ReadsInPrivateAs, db.Nodes.For(user, Permission.AnswerIssues));
        return await db.Issues.For(user, Act.Read)
            .SingleOrDefaultAsync(issue => issue.Number == number && (issue.RaisedBy == person || answering.Any(node => node.Id == issue.NodeId)), ct) ?? throw new NotFoundException();
    }

    /// <summary>The restriction in force of such an issue, with the people it names, and those of its escalations and actions, which say the same.</summary>
    public static async Task<(Issue Issue, IReadOnlyList<Restriction> Restrictions)> RestrictionsToChange(this QmsDb db, CurrentUser user, int number, CancellationToken ct)
    {
        var issue = await db.IssueToRestrict(user, number, ct);
        var escalations = db.Escalations.For(user, Act.Read).Where(escalation => escalation.IssueId == issue.Id);
        var actions = db.Actions.For(user, Act.Read).Where(action => action.IssueId == issue.Id);
        var restrictions = await db.Restrictions.For(user, Act.Change).Include(restriction => restriction.People)
            .Where(restriction => restriction.RecordId == issue.Id || escalations.Any(escalation => escalation.Id == restriction.RecordId) || actions.Any(action => action.Id == restriction.RecordId)).ToListAsync(ct);
        return (issue, restrictions.Count > 0 ? restrictions : throw new DomainException("This issue is not restricted."));
    }

    private static async Task<Issue> Find(QmsDb db, IQueryable<Issue> issues, int number, uint version, CancellationToken ct)
    {
        var issue = await issues.Include(issue => issue.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(issue => issue.Number == number, ct) ?? throw new NotFoundException();
        db.Expect(issue, version);
        return issue;
    }

    /// <summary>The issue, if what is due is still ahead of it: somebody may have acted a moment ago.</summary>
    public static async Task<Issue?> IssueDue(this QmsDb db, CurrentUser user, Due due, CancellationToken ct)
    {
        var issue = await db.Issues.For(user, Act.Change).Include(issue => issue.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(issue => issue.Id == due.Record, ct);
        return issue?.Ahead().Contains(due) is true ? issue : null;
    }
}
