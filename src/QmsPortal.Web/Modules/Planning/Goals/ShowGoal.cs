using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>A goal, what stands behind it, what was said about it, and what it still needs.</summary>
public static class ShowGoal
{
    [Requires(Permission.ReadPlans)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(
        Guid Id, int Number, uint Version, string Words, GoalState State, GoalOutcome? Outcome, decimal? Baseline, decimal Target, string Unit, DateOnly Due, string? Owner, bool MeasureIsNew,
        string PlaceCode, string PlaceName, string PlacePath, NodeKind PlaceKind, Record? Need, bool NeedIsItsOwn, Record? Serves, SeriesToChoose.Row? Measure,
        IReadOnlyList<string> Missing, IReadOnlyList<Step> Steps, bool WasThrownByMe)
    {
        /// <summary>The last value proposed: what the answer begins from.</summary>
        public Step Proposed => Steps.Last(step => step.Target is not null);
        public string Address => $"/goals/{Number}";
        public string WhoAnswers => Catcher.WhoAnswers(PlaceKind, PlaceName);
    }

    public sealed record Record(int Number, string Words);

    public sealed record Step(GoalMove What, string Words, decimal? Target, DateOnly? Due, DateTimeOffset At, string Who, string Post);

    internal sealed class Handler(QmsDb db, CurrentUser user, IRequestHandler<SeriesToChoose.Query, SeriesToChoose.View> measures) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (goals, people) = (db.Goals.For(user, Act.Read), db.People.For(user, Act.Read));
            var found = await db.GoalsWithLinks(user).Where(row => row.Goal.Number == query.Number).Select(row => new
            {
                row,
                Serves = goals.Where(goal => goal.Id == row.Serves).Select(goal => new Record(goal.Number, goal.Words)).FirstOrDefault(),
                Steps = row.Goal.Steps.OrderBy(step => step.Position).Join(people, step => step.ById, person => person.Id,
                    (step, person) => new { Step = new Step(step.What, step.Words, step.Target, step.Due, step.At, person.Name, person.Post), step.ById, step.Position }).ToList(),
            }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var (g, node, need) = (found.row.Goal, found.row.Node, found.row.Need);
            var measure = await measures.One(found.row.Series, ct);
            return new View(g.Id, g.Number, g.Version, g.Words, g.State, g.Outcome, g.Baseline, g.Target, g.Unit, g.Due, g.Owner, g.MeasureIsNew,
                node.Code, node.Name, node.Path, node.Kind, need is null ? null : new Record(need.Number, need.Statement), found.row.OwnNeed is not null, found.Serves, measure,
                g.Missing(found.row.Grounds(measure)),
                [.. found.Steps.OrderBy(step => step.Position).Select(step => step.Step)],
                g.SetBy == user.Id || found.Steps.Any(step => step.ById == user.Id && step.Step.What is GoalMove.Thrown));
        }
    }
}
