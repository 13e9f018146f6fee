using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Packs;

internal static class FindPack
{
    public static async Task<Pack> PackToChange(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct)
    {
        var pack = await db.Packs.For(user, Act.Change).Include(pack => pack.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(pack => pack.Number == number, ct) ?? throw new NotFoundException();
        db.Expect(pack, version);
        return pack;
    }
}
