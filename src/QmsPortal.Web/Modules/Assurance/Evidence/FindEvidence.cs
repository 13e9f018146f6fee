using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Evidence;

internal static class FindEvidence
{
    public static async Task<EvidenceItem> EvidenceToChange(this QmsDb db, CurrentUser user, int number, uint version, CancellationToken ct)
    {
        var item = await db.Evidence.For(user, Act.Change).Include(item => item.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(item => item.Number == number, ct) ?? throw new NotFoundException();
        db.Expect(item, version);
        return item;
    }

    /// <summary>The item, if what is due is still ahead of it: it may have been withdrawn a moment ago.</summary>
    public static async Task<EvidenceItem?> EvidenceDue(this QmsDb db, CurrentUser user, Due due, CancellationToken ct)
    {
        var item = await db.Evidence.For(user, Act.Change).Include(item => item.Steps.OrderBy(step => step.Position)).SingleOrDefaultAsync(item => item.Id == due.Record, ct);
        return item?.Ahead().Contains(due) is true ? item : null;
    }
}
