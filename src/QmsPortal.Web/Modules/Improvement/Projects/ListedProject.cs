using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
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
    public required DateTimeOffset? LastCycle { get; init; }

    public string Need => ProjectWords.Need(Project.State, Project.CharterWaits, Project.ClosingBy is not null, Cycle, CycleState);

    /// <summary>It lives by its cycles and has had none, and no step of its own, for three weeks.</summary>
    public bool IsStuck(DateTimeOffset now) =>
        ProjectWords.ByCycles.Contains(Project.State) && Latest < now.AddDays(-ProjectWords.StuckAfterDays);

    /// <summary>When it last went on.</summary>
    public DateTimeOffset Latest => LastCycle > Project.MovedAt ? LastCycle.Value : Project.MovedAt;
}

internal static class ListedProjects
{
    /// <summary>Projects of a place and below.</summary>
    public static IQueryable<ListedProject> ListedBelow(this QmsDb db, CurrentUser user, string path)
    {
        var cycles = db.Cycles.For(user, Act.Read).AsNoTracking();
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
                LastCycle = cycles.Where(cycle => cycle.ProjectId == project.Id).Max(cycle => (DateTimeOffset?)cycle.MovedAt),
            };
    }
}
