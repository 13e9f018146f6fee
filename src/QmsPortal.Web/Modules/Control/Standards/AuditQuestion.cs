using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Standards;

internal static class AuditQuestion
{
    /// <summary>Whoever audits by the version before would ask for what nobody does any more: they are offered the new one. Once, while it waits.</summary>
    public static async Task OfferAuditQuestion(this QmsDb db, CurrentUser user, Standard standard, Func<Guid> next, StandardAct act, CancellationToken ct)
    {
        var waits = await db.Set<HandOver>().For(user, Act.Read)
            .AnyAsync(offer => offer.RecordId == standard.Id && offer.Kind == HandOverKind.ControlToAssure && offer.State == HandOverState.Offered, ct);
        if (waits)
            return;
        var words = $"Audit question to update: version {standard.InForce} of standard {standard.Number}, {standard.Title}, is in force".Cut(HandOver.WordsLength);
        db.Add(new HandOver(next(), next(), HandOverKind.ControlToAssure, ThreadEnd.Of(standard), standard.NodeId, standard.NodeId, words, new HandOverAct(user.Id, act.Name, act.Post, act.At)));
    }
}
