using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Improvement.Cycles;

internal static class FindCycle
{
    public static async Task<Cycle> CycleToChange(this QmsDb db, CurrentUser user, int project, int number, uint version, CancellationToken ct)
    {
        var cycle = await db.Cycles.For(user, Act.Change).AsSplitQuery()
            .Include(c => c.Predictions.OrderBy(prediction => prediction.Position)).Include(c => c.Steps.OrderBy(step => step.Position))
            .SingleOrDefaultAsync(c => c.ProjectNumber == project && c.Number == number, ct) ?? throw new NotFoundException();
        db.Expect(cycle, version);
        return cycle;
    }

    /// <summary>The number that the next cycle of a project has.</summary>
    public static async Task<int> NextCycle(this QmsDb db, CurrentUser user, int project, CancellationToken ct) =>
        (await db.Cycles.For(user, Act.Read).Where(cycle => cycle.ProjectNumber == project).MaxAsync(cycle => (int?)cycle.Number, ct) ?? 0) + 1;
}
