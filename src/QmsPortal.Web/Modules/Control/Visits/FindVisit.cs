using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Visits;

internal static class FindVisit
{
    public static async Task<Visit> VisitToChange(this QmsDb db, CurrentUser user, int number, CancellationToken ct) =>
        await db.Visits.For(user, Act.Change).Include(visit => visit.Commitments).ThenInclude(commitment => commitment.Steps.OrderBy(step => step.Position)).AsSplitQuery()
            .SingleOrDefaultAsync(visit => visit.Number == number, ct) ?? throw new NotFoundException();

    public static void ExpectCommitment(this QmsDb db, Visit visit, Guid commitment, uint version) =>
        db.Expect(visit.Commitments.SingleOrDefault(one => one.Id == commitment) ?? throw new NotFoundException(), version);
}
