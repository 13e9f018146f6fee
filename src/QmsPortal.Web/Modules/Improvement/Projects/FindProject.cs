using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Projects;

internal static class FindProject
{
    public static async Task<Project> ProjectToChange(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct)
    {
        var project = await db.ProjectOf(user, number, ct);
        db.Expect(project, version);
        return project;
    }

    /// <summary>For a cycle of it, which moves it on: the form was made from the cycle, so the project may have moved meanwhile.</summary>
    public static async Task<Project> ProjectOf(this QmsDb db, CurrentUser user, int number, CancellationToken ct) =>
        await db.Projects.For(user, Act.Change).AsSplitQuery()
            .Include(project => project.Charters.OrderBy(charter => charter.Position)).Include(project => project.Steps.OrderBy(step => step.Position))
            .SingleOrDefaultAsync(project => project.Number == number, ct) ?? throw new NotFoundException();

    /// <summary>The number of a cycle that is not closed: with one, a project does not end.</summary>
    public static Task<int?> OpenCycle(this QmsDb db, CurrentUser user, Project project, CancellationToken ct) =>
        db.Cycles.For(user, Act.Read).Where(cycle => cycle.ProjectId == project.Id && cycle.State != CycleState.Closed).Select(cycle => (int?)cycle.Number).FirstOrDefaultAsync(ct);
}
