using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Modules.Planning.Needs;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>A goal with what it is linked to. Its need is its own, or that of the goal it serves, or of the goal which that one serves.</summary>
internal sealed class GoalRow
{
    public required Goal Goal { get; init; }
    public required OrgNode Node { get; init; }
    public required Guid? Serves { get; init; }
    public required Guid? OwnNeed { get; init; }
    public required Need? Need { get; init; }
    public required Guid? Series { get; init; }

    public Grounds Grounds(SeriesToChoose.Row? measure) => new(Need is not null, measure is not null, measure?.Points ?? 0);
}

internal static class GoalRows
{
    public static IQueryable<GoalRow> GoalsWithLinks(this QmsDb db, CurrentUser user)
    {
        var links = db.PlanLinks.For(user, Act.Read).Where(link => link.EndedAt == null);
        var (needs, nodes) = (db.Needs.For(user, Act.Read), db.Nodes.For(user, Act.Read));
        return
            from goal in db.Goals.For(user, Act.Read).AsNoTracking()
            join node in nodes on goal.NodeId equals node.Id
            let serves = links.Where(link => link.FromId == goal.Id && link.Relation == Relation.Serves).OrderBy(link => link.CreatedAt).Select(link => (Guid?)link.ToId).FirstOrDefault()
            let above = links.Where(link => link.FromId == serves && link.Relation == Relation.Serves).OrderBy(link => link.CreatedAt).Select(link => (Guid?)link.ToId).FirstOrDefault()
            let own = links.Where(link => link.FromId == goal.Id && link.Relation == Relation.Answers).OrderBy(link => link.CreatedAt).Select(link => (Guid?)link.ToId).FirstOrDefault()
            let need = own
                ?? links.Where(link => link.FromId == serves && link.Relation == Relation.Answers).OrderBy(link => link.CreatedAt).Select(link => (Guid?)link.ToId).FirstOrDefault()
                ?? links.Where(link => link.FromId == above && link.Relation == Relation.Answers).OrderBy(link => link.CreatedAt).Select(link => (Guid?)link.ToId).FirstOrDefault()
            select new GoalRow
            {
                Goal = goal,
                Node = node,
                Serves = serves,
                OwnNeed = own,
                Need = needs.FirstOrDefault(behind => behind.Id == need),
                Series = links.Where(link => link.FromId == goal.Id && link.Relation == Relation.MeasuredBy).OrderBy(link => link.CreatedAt).Select(link => (Guid?)link.ToId).FirstOrDefault(),
            };
    }

    /// <summary>What Control says of a series, wherever it is taken.</summary>
    public static async Task<SeriesToChoose.Row?> One(this IRequestHandler<SeriesToChoose.Query, SeriesToChoose.View> measures, Guid? series, CancellationToken ct) =>
        series is null ? null : (await measures.Handle(new SeriesToChoose.Query("/", Series: series), ct)).Rows.SingleOrDefault();

    /// <summary>The number of a live goal that answers this need, if there is one.</summary>
    public static Task<int?> LiveGoalFor(this QmsDb db, CurrentUser user, Guid need, CancellationToken ct)
    {
        var links = db.PlanLinks.For(user, Act.Read);
        return db.Goals.For(user, Act.Read)
            .Where(goal => goal.State == GoalState.Live && links.Any(link => link.FromId == goal.Id && link.ToId == need && link.Relation == Relation.Answers && link.EndedAt == null))
            .OrderBy(goal => goal.Number).Select(goal => (int?)goal.Number).FirstOrDefaultAsync(ct);
    }
}
