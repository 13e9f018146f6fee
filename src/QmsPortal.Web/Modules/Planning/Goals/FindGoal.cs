using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Planning.Goals;

internal static class FindGoal
{
    public static async Task<Goal> GoalToChange(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct)
    {
        var goal = await db.Goals.For(user, Act.Change).Include(goal => goal.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(goal => goal.Number == number, ct) ?? throw new NotFoundException();
        db.Expect(goal, version);
        return goal;
    }

    /// <summary>The goal, and who it is that answers it.</summary>
    public static async Task<(Goal Goal, Catcher Catcher)> GoalToAnswer(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct)
    {
        var goal = await db.GoalToChange(user, number, version, ct);
        return (goal, Catcher.Of(user, await db.PlaceOf(user, goal, ct)));
    }

    public static Task<OrgNode> PlaceOf(this QmsDb db, CurrentUser user, Goal goal, CancellationToken ct) =>
        db.Nodes.For(user, Act.Read).SingleAsync(node => node.Id == goal.NodeId, ct);
}
