using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Planning.Needs;

internal static class FindNeed
{
    public static Task<Need> NeedToChange(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct) =>
        Find(db, db.Needs.For(user, Act.Change), number, version, ct);

    /// <summary>Whoever stands outside a service has no role in it, so such a need is found wherever it is; the need itself asks who they are.</summary>
    public static async Task<(Need Need, Witness Witness)> NeedToWitness(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct)
    {
        var need = await Find(db, db.Needs.For(user, Act.Read), number, version, ct);
        var path = await db.Nodes.For(user, Act.Read).Where(node => node.Id == need.NodeId).Select(node => node.Path).SingleAsync(ct);
        return (need, Witness.Of(user, path));
    }

    private static async Task<Need> Find(QmsDb db, IQueryable<Need> needs, int number, uint version, CancellationToken ct)
    {
        var need = await needs.Include(need => need.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(need => need.Number == number, ct) ?? throw new NotFoundException();
        db.Expect(need, version);
        return need;
    }
}
