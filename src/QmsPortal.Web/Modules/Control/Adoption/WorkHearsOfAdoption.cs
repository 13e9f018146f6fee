using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Improvement;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Adoption;

/// <summary>What a test of change showed to work is offered to those who do the work: as a change of their standard.</summary>
internal sealed class WorkHearsOfAdoption(QmsDb db, CurrentUser user, IdSource ids) : IHear<CycleAdopted>
{
    public async Task Hear(CycleAdopted what, CancellationToken ct)
    {
        var offered = await db.Set<HandOver>().For(user, Act.Read)
            .AnyAsync(offer => offer.RecordId == what.Cycle && offer.Kind == HandOverKind.ImproveToControl && offer.State == HandOverState.Offered, ct);
        if (!offered)
            db.Add(new HandOver(ids.Next(), ids.Next(), HandOverKind.ImproveToControl, new ThreadEnd(what.Cycle, ThreadKind.PdsaCycle), what.Node, what.Node,
                what.Change.Cut(HandOver.WordsLength), new HandOverAct(what.By, user.Name, user.Post, what.At)));
    }
}
