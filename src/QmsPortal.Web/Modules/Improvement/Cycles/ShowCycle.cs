using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>A cycle: plan, predictions, what was seen and learned, what was decided. One query.</summary>
public static class ShowCycle
{
    [Requires(Permission.ReadProjects)]
    public sealed record Query(int Project, int Cycle) : IQuery<View>;

    public sealed record View(
        Guid Id, int Project, string ProjectName, int Number, uint Version, CycleState State, CycleEnd? End, string PlaceCode, string PlaceName, string PlacePath,
        Planned Plan, int? AdaptedFrom, string? CarriedOver, bool? AsPlanned, string? Change, DateOnly? ChangeFrom, int? AdaptedTo, Guid? Outcome,
        IReadOnlyList<Predicted> Predictions, IReadOnlyList<Step> Steps, bool MayLead)
    {
        /// <summary>The prediction that waits for its answer.</summary>
        public Predicted? Unanswered => Predictions.FirstOrDefault(prediction => prediction.Verdict is null);
        public string Address => $"/projects/{Project}/cycles/{Number}";
    }

    public sealed record Planned(string Idea, string Question, TestScale Scale, string HowSmall, string Who, string What, string When, string Data);

    public sealed record Predicted(int Position, string Question, string Expected, DateTimeOffset WrittenAt, DateTimeOffset? LockedAt, Verdict? Verdict, string? Seen, string? Learned);

    public sealed record Step(CycleState State, string Words, DateTimeOffset At, string Post);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (people, cycles) = (db.People.For(user, Act.Read), db.Cycles.For(user, Act.Read));
            var found = await (
                from cycle in cycles.AsNoTracking()
                join project in db.Projects.For(user, Act.Read) on cycle.ProjectId equals project.Id
                join node in db.Nodes.For(user, Act.Read) on cycle.NodeId equals node.Id
                where cycle.ProjectNumber == query.Project && cycle.Number == query.Cycle
                select new
                {
                    cycle,
                    node,
                    project.Name,
                    Outcome = project.Charters.OrderByDescending(charter => charter.Position).Select(charter => charter.OutcomeSeries).FirstOrDefault(),
                    AdaptedTo = cycles.Where(next => next.ProjectId == cycle.ProjectId && next.AdaptedFrom == cycle.Number).Select(next => (int?)next.Number).FirstOrDefault(),
                    Predictions = cycle.Predictions.Where(p => p.TakenBackAt == null).OrderBy(p => p.Position)
                        .Select(p => new Predicted(p.Position, p.Question, p.Expected, p.WrittenAt, p.LockedAt, p.Verdict, p.Seen, p.Learned)).ToList(),
                    Steps = cycle.Steps.OrderBy(step => step.Position)
                        .Select(step => new Step(step.State, step.Words, step.At, people.Where(person => person.Id == step.ById).Select(person => person.Post).First())).ToList(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var c = found.cycle;
            return new View(c.Id, c.ProjectNumber, found.Name, c.Number, c.Version, c.State, c.End, found.node.Code, found.node.Name, found.node.Path,
                new Planned(c.Idea, c.Question, c.Scale, c.HowSmall, c.Who, c.What, c.When, c.Data), c.AdaptedFrom, c.CarriedOver, c.AsPlanned, c.Change, c.ChangeFrom, found.AdaptedTo, found.Outcome,
                found.Predictions, found.Steps, user.Can(Permission.LeadProjects, found.node.Path));
        }
    }
}
