using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>A project: what it tries, how that will be known, its tests and what they taught. One query.</summary>
public static class ShowProject
{
    [Requires(Permission.ReadProjects)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(
        Guid Id, int Number, uint Version, string Name, ProjectState State, ProjectEnd? End, string PlaceCode, string PlaceName, string PlacePath, string Need,
        bool CharterWaits, bool ClosingAsked, Who? Lead, Who? Sponsor, CharterView? Charter, IReadOnlyList<Step> Steps, IReadOnlyList<Test> Tests, May May)
    {
        /// <summary>The cycle that is not closed yet, newest first.</summary>
        public Test? Open => Tests.LastOrDefault(test => test.State is not CycleState.Closed);
    }

    public sealed record CharterView(
        string Aim, string ForWhom, string HowMuch, DateOnly ByWhen, string Why, Measure Outcome, Measure Process, Measure Balancing, string Ideas, string Team)
    {
        public IReadOnlyList<Guid> Series => [.. new[] { Outcome, Process, Balancing }.Select(measure => measure.Series).OfType<Guid>().Distinct()];
        public IReadOnlyList<string> IdeaLines => [.. Ideas.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
    }

    public sealed record Measure(Guid? Series, string? WhyNone);

    public sealed record Step(Milestone What, string Words, string? Reason, DateTimeOffset At, string Post);

    public sealed record Test(int Number, string Idea, TestScale Scale, string HowSmall, CycleState State, CycleEnd? End, DateTimeOffset PlannedAt, string? Change, DateOnly? ChangeFrom, IReadOnlyList<Predicted> Predictions, Offer? Offer)
    {
        public bool IsAnswered => Predictions.All(prediction => prediction.Verdict is not null);
        public string Address(int project) => $"/projects/{project}/cycles/{Number}";
    }

    public sealed record Predicted(string Question, string Expected, DateTimeOffset? LockedAt, Verdict? Verdict, string? Learned);

    /// <summary>"Joy Okoro, ward sister".</summary>
    public sealed record Who(string Name, string Post)
    {
        public string Words => $"{Name}, {Post.ToLowerInvariant()}";
    }

    /// <summary>How the work is done, as an adopted cycle offered it, and who said what to it last.</summary>
    public sealed record Offer(Guid HandOver, HandOverState State, string Words, string Name, string Post, DateTimeOffset At)
    {
        public string Address => $"/hand-overs/{HandOver}";
        public string By => $"{Name}, {Post.ToLowerInvariant()}";
    }

    /// <summary>What waits for this person, by their roles and by what they did themselves.</summary>
    public sealed record May(bool Lead, bool DecideCharter, bool ConfirmClosing);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var (people, cycles) = (db.People.For(user, Act.Read), db.Cycles.For(user, Act.Read).AsNoTracking());
            var offers = db.Set<HandOver>().For(user, Act.Read).Where(offer => offer.Kind == HandOverKind.ImproveToControl);
            var found = await (
                from project in db.Projects.For(user, Act.Read).AsNoTracking()
                join node in db.Nodes.For(user, Act.Read) on project.NodeId equals node.Id
                where project.Number == query.Number
                select new
                {
                    project,
                    node,
                    Charter = project.Charters.OrderByDescending(charter => charter.Position).FirstOrDefault(),
                    Lead = people.Where(person => person.Id == project.LeadId).Select(person => new Who(person.Name, person.Post)).FirstOrDefault(),
                    Sponsor = people.Where(person => person.Id == project.SponsorId).Select(person => new Who(person.Name, person.Post)).FirstOrDefault(),
                    Steps = project.Steps.OrderBy(step => step.Position)
                        .Select(step => new Step(step.What, step.Words, step.Reason, step.At, people.Where(person => person.Id == step.ById).Select(person => person.Post).First())).ToList(),
                    Tests = cycles.Where(cycle => cycle.ProjectId == project.Id).OrderBy(cycle => cycle.Number)
                        .Select(cycle => new Test(cycle.Number, cycle.Idea, cycle.Scale, cycle.HowSmall, cycle.State, cycle.End, cycle.Steps.OrderBy(step => step.Position).Select(step => step.At).First(), cycle.Change, cycle.ChangeFrom,
                            cycle.Predictions.Where(p => p.TakenBackAt == null).OrderBy(p => p.Position).Select(p => new Predicted(p.Question, p.Expected, p.LockedAt, p.Verdict, p.Learned)).ToList(),
                            offers.Where(offer => offer.RecordId == cycle.Id).SelectMany(offer => offer.Steps, (offer, step) => new { offer, step }).OrderByDescending(said => said.offer.Id).ThenByDescending(said => said.step.Position)
                                .Select(said => new Offer(said.offer.Id, said.offer.State, said.step.Words, said.step.Name, said.step.Post, said.step.At)).FirstOrDefault())).ToList(),
                }).AsSingleQuery().SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var (p, latest) = (found.project, found.Tests.Count > 0 ? found.Tests[^1] : null);
            return new View(p.Id, p.Number, p.Version, p.Name, p.State, p.End, found.node.Code, found.node.Name, found.node.Path,
                ProjectWords.Need(p.State, p.CharterWaits, p.ClosingBy is not null, latest?.Number, latest?.State, latest?.IsAnswered is true), p.CharterWaits, p.ClosingBy is not null,
                found.Lead, found.Sponsor, found.Charter is { } charter ? ViewOf(charter) : null, found.Steps, found.Tests, MayOf(p, found.Charter, found.node.Path));
        }

        private May MayOf(Project project, Charter? charter, string path)
        {
            var (lead, sponsor) = (user.Can(Permission.LeadProjects, path), user.Can(Permission.SponsorProjects, path));
            return new May(lead && project.State is not ProjectState.Closed,
                sponsor && project.CharterWaits && project.State is ProjectState.Idea && project.LeadId != user.Id && charter?.WrittenBy != user.Id,
                sponsor && project.ClosingBy is { } asked && asked != user.Id && project.LeadId != user.Id);
        }

        private static CharterView ViewOf(Charter c) => new(c.Aim, c.ForWhom, c.HowMuch, c.ByWhen, c.Why,
            new(c.OutcomeSeries, c.NoOutcome), new(c.ProcessSeries, c.NoProcess), new(c.BalancingSeries, c.NoBalancing), c.Ideas, c.Team);
    }
}
