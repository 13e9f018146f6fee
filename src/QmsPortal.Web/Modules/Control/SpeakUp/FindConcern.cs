using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.SpeakUp;

internal static class FindConcern
{
    public static async Task<Concern> ConcernToHear(this QmsDb db, CurrentUser user, Guid id, uint version, CancellationToken ct)
    {
        var concern = await db.Concerns.For(user, Act.Change).Include(concern => concern.Steps.OrderBy(step => step.Position)).Get(id, ct);
        db.Expect(concern, version);
        return concern;
    }
}
