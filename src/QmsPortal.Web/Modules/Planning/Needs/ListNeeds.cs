using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Planning.Goals;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>Needs of a place and below: those of the place itself first, then in the order of the organisation, newest first.</summary>
public static class ListNeeds
{
    [Requires(Permission.ReadPlans)]
    public sealed record Query(string Path, bool Over = false, string? After = null, int Rows = 20) : IQuery<View>;

    public sealed record View(IReadOnlyList<Row> Rows, string? Next);

    /// <param name="Goals">How many goals that are not closed answer it.</param>
    public sealed record Row(int Number, string Statement, NeedState State, string Heard, string PlaceCode, string PlaceName, string PlacePath, int Goals)
    {
        /// <summary>It is wanted, and nothing is under way.</summary>
        public bool IsWithoutGoal => Goals == 0 && State is NeedState.Prioritised or NeedState.Planned or NeedState.Reopened;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var goals = db.Goals.For(user, Act.Read);
            var links = db.PlanLinks.For(user, Act.Read).Where(link => link.Relation == Relation.Answers && link.EndedAt == null);
            var found =
                from need in db.Needs.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on need.NodeId equals node.Id
                where EF.Functions.Like(node.Path, query.Path + "%") && (need.State == NeedState.Met) == query.Over
                select new { need, node };
            if (PlaceKey.Of(query.After) is { } after)
                found = found.Where(row => string.Compare(row.node.Order, after.Order) > 0 || (row.node.Order == after.Order && row.need.Number < after.Number));
            var rows = await found.OrderBy(row => row.node.Order).ThenByDescending(row => row.need.Number).Take(query.Rows + 1)
                .Select(row => new { row.need, row.node, Goals = links.Count(link => link.ToId == row.need.Id && goals.Any(goal => goal.Id == link.FromId && goal.State != GoalState.Closed)) }).ToListAsync(ct);
            return new View(
                [.. rows.Take(query.Rows).Select(row => new Row(row.need.Number, row.need.Statement, row.need.State, NeedTerms.HeardFrom(row.need.Source, row.need.SourceWords, row.need.Voices),
                    row.node.Code, row.node.Name, row.node.Path, row.Goals))],
                rows.Count > query.Rows ? new PlaceKey(rows[query.Rows - 1].node.Order, rows[query.Rows - 1].need.Number).ToString() : null);
        }
    }
}
