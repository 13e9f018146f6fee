using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.Actions;

internal static class FindAction
{
    /// <summary>For those who answer issues of its place.</summary>
    public static Task<ActionItem> ActionToChange(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct) =>
        Find(db, db.Actions.For(user, Act.Change), number, version, ct);

    /// <summary>Its owner does it, wherever they work, but at a shared device only what is there; else those who hold this permission at its place.</summary>
    public static Task<ActionItem> ActionOfTheirs(this QmsDb db, CurrentUser user, Permission orAt, int number, uint version, CancellationToken ct)
    {
        var (person, here, anywhere, doing) = (user.Id, db.Nodes.For(user, orAt), !user.IsAtSharedDevice, db.Nodes.For(user, Permission.DoActions));
        return Find(db, db.Actions.For(user, Act.Read).Where(action => (action.OwnerId == person && (anywhere || doing.Any(node => node.Id == action.NodeId))) || here.Any(node => node.Id == action.NodeId)), number, version, ct);
    }

    /// <summary>The action, if what is due is still ahead of it: somebody may have acted a moment ago.</summary>
    public static async Task<ActionItem?> ActionDue(this QmsDb db, CurrentUser user, Due due, CancellationToken ct)
    {
        var action = await db.Actions.For(user, Act.Change).Include(action => action.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(action => action.Id == due.Record, ct);
        return action?.Ahead().Contains(due) is true ? action : null;
    }

    /// <summary>Who may have an action at a place: whoever works there or leads it, and of a restricted issue only those it names.</summary>
    public static IQueryable<Person> OwnersAt(this QmsDb db, CurrentUser user, Guid place, Guid issue, DateOnly day)
    {
        var doing = Enum.GetValues<Role>().Where(role => role.Allows(Permission.DoActions)).ToList();
        var (nodes, restrictions) = (db.Nodes.For(user, Act.Read), db.Restrictions.For(user, Act.Read));
        var here = nodes.Where(node => node.Id == place);
        return db.People.For(user, Act.Read).Where(person => person.LeftAt == null
            && person.Roles.Any(held => doing.Contains(held.Role) && held.ValidFrom <= day && (held.ValidTo == null || held.ValidTo > day) && nodes.Any(node => node.Id == held.NodeId && here.Any(at => at.Path.StartsWith(node.Path))))
            && restrictions.Where(restriction => restriction.RecordId == issue).All(restriction => restriction.People.Any(named => named.PersonId == person.Id && named.EndedAt == null)));
    }

    /// <summary>An issue's actions, which say whom else it concerns.</summary>
    public static Task<List<ActionItem>> ActionsOn(this QmsDb db, CurrentUser user, Issue issue, CancellationToken ct) =>
        db.Actions.For(user, Act.Read).Where(action => action.IssueId == issue.Id).ToListAsync(ct);

    private static async Task<ActionItem> Find(QmsDb db, IQueryable<ActionItem> actions, int number, uint version, CancellationToken ct)
    {
        var action = await actions.Include(action => action.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(action => action.Number == number, ct) ?? throw new NotFoundException();
        db.Expect(action, version);
        return action;
    }
}
