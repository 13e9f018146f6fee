using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Planning.Needs;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>What a goal of a place may answer and serve: needs of the place, its parts and what it is a part of; goals of places above.</summary>
public static class GoalChoices
{
    [Requires(Permission.ReadPlans)]
    public sealed record Query(string Path, int Rows = 100) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Needs, IReadOnlyList<Row> Goals);

    public sealed record Row(int Number, string Words, string PlaceName);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Read).AsNoTracking();
            var needs = await (
                from need in db.Needs.For(user, Act.Read).AsNoTracking()
                join node in nodes on need.NodeId equals node.Id
                where need.State != NeedState.Met && (EF.Functions.Like(node.Path, query.Path + "%") || EF.Functions.Like(query.Path, node.Path + "%"))
                orderby node.Path.Length, need.Number descending
                select new { need.Number, need.People, need.Needs, need.SoThat, node.Name }).Take(query.Rows).ToListAsync(ct);
            var goals = await (
                from goal in db.Goals.For(user, Act.Read).AsNoTracking()
                join node in nodes on goal.NodeId equals node.Id
                where goal.State != GoalState.Closed && node.Path != query.Path && EF.Functions.Like(query.Path, node.Path + "%")
                orderby node.Path.Length, goal.Number descending
                select new Row(goal.Number, goal.Words, node.Name)).Take(query.Rows).ToListAsync(ct);
            return new View([.. needs.Select(need => new Row(need.Number, Need.StatementOf(need.People, need.Needs, need.SoThat), need.Name))], goals);
        }
    }
}
