using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Planning.Goals;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>A need, where it was heard, what became of it, and which goals answer it.</summary>
public static class ShowNeed
{
    [Requires(Permission.ReadPlans)]
    public sealed record Query(int Number) : IQuery<View>;

    /// <param name="MayWitness">May say that it is right, or met: stands outside the service, and did not record it.</param>
    public sealed record View(
        Guid Id, int Number, uint Version, string Statement, NeedState State, NeedSource Source, string SourceWords, int Voices, string? Theme, string Better, string Owner,
        string PlaceCode, string PlaceName, string PlacePath, DateTimeOffset RecordedAt, string RecordedBy, bool RecordedByMe, bool MayWitness,
        IReadOnlyList<Step> Steps, IReadOnlyList<Goal> Goals)
    {
        public string Address => $"/needs/{Number}";
        public bool HasOpenGoal => Goals.Any(goal => goal.State is not GoalState.Closed);
    }

    public sealed record Step(NeedState State, string Words, string? Told, DateTimeOffset At, string? Who, string? Post)
    {
        public string By => Who is null ? "the portal" : $"{Who}, {Post?.ToLowerInvariant()}";
    }

    public sealed record Goal(int Number, string Words, GoalState State, GoalOutcome? Outcome, string PlaceName);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (people, nodes, goals) = (db.People.For(user, Act.Read), db.Nodes.For(user, Act.Read), db.Goals.For(user, Act.Read));
            var links = db.PlanLinks.For(user, Act.Read).Where(link => link.Relation == Relation.Answers && link.EndedAt == null);
            var found = await (
                from need in db.Needs.For(user, Act.Read).AsNoTracking()
                join node in nodes on need.NodeId equals node.Id
                join recorder in people on need.RecordedBy equals recorder.Id
                where need.Number == query.Number
                select new
                {
                    need,
                    node,
                    recorder.Post,
                    Steps = need.Steps.OrderBy(step => step.Position).LeftJoin(people, step => step.ById, person => (Guid?)person.Id,
                        (step, person) => new Step(step.State, step.Words, step.Told, step.At, person == null ? null : person.Name, person == null ? null : person.Post)).ToList(),
                    Goals = links.Where(link => link.ToId == need.Id).Join(goals, link => link.FromId, goal => goal.Id, (link, goal) => goal)
                        .Join(nodes, goal => goal.NodeId, place => place.Id, (goal, place) => new Goal(goal.Number, goal.Words, goal.State, goal.Outcome, place.Name)).ToList(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var (n, place, witness) = (found.need, found.node, Witness.Of(user, found.node.Path));
            return new View(n.Id, n.Number, n.Version, n.Statement, n.State, n.Source, n.SourceWords, n.Voices, n.Theme, n.Better, n.Owner,
                place.Code, place.Name, place.Path, n.RecordedAt, found.Post, n.RecordedBy == user.Id,
                user.Can(Permission.ValidateNeeds) && n.RecordedBy != user.Id && witness is { IsPatientPartner: true } or { IsOfTheLine: false },
                found.Steps, [.. found.Goals.OrderBy(goal => goal.Number)]);
        }
    }
}
