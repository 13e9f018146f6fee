using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>A project as lists show it, with the newest of its cycles.</summary>
internal sealed record ListedProject
{
    public required Project Project { get; init; }
    public required OrgNode Place { get; init; }
    public required int? Cycle { get; init; }
    public required CycleState? CycleState { get; init; }
    public required bool? CycleAnswered { get; init; }
    public required DateTimeOffset? LastCycle { get; init; }
    public required string? Lead { get; init; }
    public required string? Sponsor { get; init; }

    public string Need => ProjectWords.Need(Project.State, Project.CharterWaits, Project.ClosingBy is not null, Cycle, CycleState, CycleAnswered is true);

    /// <summary>It lives by its cycles and has had none, and no step of its own, for three weeks.</summary>
    public bool IsStuck(DateTimeOffset now) =>
        ProjectWords.ByCycles.Contains(Project.State) && Latest < now.AddDays(-ProjectWords.StuckAfterDays);

    /// <summary>Days since its last cycle moved; since the project itself did, where it has had none.</summary>
    public int Silent(DateTimeOffset now) => now.LondonDay().DayNumber - (LastCycle ?? Project.MovedAt).LondonDay().DayNumber;

    /// <summary>When it last went on.</summary>
    public DateTimeOffset Latest => LastCycle > Project.MovedAt ? LastCycle.Value : Project.MovedAt;
}

internal static class ListedProjects
{
    /// <summary>Projects of a place and below.</summary>
    public static IQueryable<ListedProject> ListedBelow(this QmsDb db, CurrentUser user, string path)
    {
        var (cycles, people) = (db.Cycles.For(user, Act.Read).AsNoTracking(), db.People.For(user, Act.Read));
        return
            from project in db.Projects.For(user, Act.Read).AsNoTracking()
            join node in db.Nodes.For(user, Act.Read) on project.NodeId equals node.Id
            where EF.Functions.Like(node.Path, path + "%")
            select new ListedProject
            {
                Project = project,
                Place = node,
                Cycle = cycles.Where(cycle => cycle.ProjectId == project.Id).OrderByDescending(cycle => cycle.Number).Select(cycle => (int?)cycle.Number).FirstOrDefault(),
                CycleState = cycles.Where(cycle => cycle.ProjectId == project.Id).OrderByDescending(cycle => cycle.Number).Select(cycle => (CycleState?)cycle.State).FirstOrDefault(),
                CycleAnswered = cycles.Where(cycle => cycle.ProjectId == project.Id).OrderByDescending(cycle => cycle.Number)
                    .Select(cycle => (bool?)!cycle.Predictions.Any(prediction => prediction.TakenBackAt == null && prediction.Verdict == null)).FirstOrDefault(),
                LastCycle = cycles.Where(cycle => cycle.ProjectId == project.Id).Max(cycle => (DateTimeOffset?)cycle.MovedAt),
                Lead = people.Where(person => person.Id == project.LeadId).Select(person => person.Name + ", " + person.Post).FirstOrDefault(),
                Sponsor = people.Where(person => person.Id == project.SponsorId).Select(person => person.Name + ", " + person.Post).FirstOrDefault(),
            };
    }
}
