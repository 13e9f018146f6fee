using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>What a goal is joined to. A link that is not wanted any more ends, with the reason, and stays.</summary>
internal sealed class GoalLinks(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock)
{
    /// <summary>Joins it to this one record and to no other by this relation; to none, if there is none.</summary>
    public async Task Put(Goal goal, Relation relation, ThreadEnd? to, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var open = await db.PlanLinks.For(user, Act.Read).Where(link => link.FromId == goal.Id && link.Relation == relation && link.EndedAt == null).ToListAsync(ct);
        foreach (var link in open.Where(link => link.ToId != to?.Id))
            link.End("Another one was chosen for the goal", user.Id, now);
        if (to is not null && open.All(link => link.ToId != to.Id))
            db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(goal), relation, to, null, user.Id, now));
    }

    /// <summary>A need of the place, of a part of it, or of what it is a part of.</summary>
    public async Task<ThreadEnd?> Need(int? number, OrgNode place, CancellationToken ct)
    {
        if (number is null)
            return null;
        var nodes = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(node.Path, place.Path + "%") || EF.Functions.Like(place.Path, node.Path + "%"));
        var need = await db.Needs.For(user, Act.Read).SingleOrDefaultAsync(need => need.Number == number && nodes.Any(node => node.Id == need.NodeId), ct);
        return need is null ? throw new ValidationException([new("Need", $"Choose a need of {place.Name}, or of what it is a part of")]) : ThreadEnd.Of(need);
    }

    /// <summary>A goal of a place above that is not closed.</summary>
    public async Task<ThreadEnd?> Parent(int? number, OrgNode place, CancellationToken ct)
    {
        if (number is null)
            return null;
        var above = db.Nodes.For(user, Act.Read).Where(node => node.Path != place.Path && EF.Functions.Like(place.Path, node.Path + "%"));
        var goal = await db.Goals.For(user, Act.Read).SingleOrDefaultAsync(goal => goal.Number == number && goal.State != GoalState.Closed && above.Any(node => node.Id == goal.NodeId), ct);
        return goal is null ? throw new ValidationException([new("Serves", "Choose a goal of a place above that is not closed")]) : ThreadEnd.Of(goal);
    }

    /// <summary>A measure of the place or of a part of it, with its name.</summary>
    public async Task<(ThreadEnd End, string Name)> Measure(Guid? series, OrgNode place, CancellationToken ct)
    {
        var below = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(node.Path, place.Path + "%"));
        var node = await db.OnTheThread.For(user, Act.Read).SingleOrDefaultAsync(node => node.Id == series && node.Kind == ThreadKind.MeasureSeries && below.Any(at => at.Id == node.NodeId), ct);
        return node is null ? throw new ValidationException([new("Series", $"Choose a measure of {place.Name} or of a part of it")]) : (new ThreadEnd(node.Id, node.Kind), node.Title);
    }
}
