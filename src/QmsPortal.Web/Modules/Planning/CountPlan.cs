using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Planning.Goals;
using QmsPortal.Modules.Planning.Needs;

namespace QmsPortal.Modules.Planning;

/// <summary>How many goals and needs a place and its parts have, by state.</summary>
public static class CountPlan
{
    [Requires(Permission.ReadPlans)]
    public sealed record Query(string Path) : IQuery<View>;

    public sealed record View(IReadOnlyDictionary<GoalState, int> Goals, IReadOnlyDictionary<NeedState, int> Needs)
    {
        public int Of(GoalState state) => Goals.GetValueOrDefault(state);
        public int Over => Of(GoalState.Closed) + Needs.GetValueOrDefault(NeedState.Met);
        public int Open => Goals.Values.Sum() + Needs.Values.Sum() - Over;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var below = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(node.Path, query.Path + "%"));
            var goals = await db.Goals.For(user, Act.Read).Where(goal => below.Any(node => node.Id == goal.NodeId)).GroupBy(goal => goal.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
            var needs = await db.Needs.For(user, Act.Read).Where(need => below.Any(node => node.Id == need.NodeId)).GroupBy(need => need.State).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(ct);
            return new View(goals.ToDictionary(row => row.Key, row => row.Count), needs.ToDictionary(row => row.Key, row => row.Count));
        }
    }
}
