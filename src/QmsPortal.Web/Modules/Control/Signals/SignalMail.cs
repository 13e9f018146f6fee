using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>Who is told of a signal by mail: number and place, never what it or its answer says.</summary>
internal static class SignalMail
{
    public static async Task TellOwnersItIsPastDue(this MailQueue mail, QmsDb db, CurrentUser user, Signal signal, DateOnly today, CancellationToken ct)
    {
        if (!mail.IsOn)
            return;
        var place = await db.Nodes.For(user, Act.Read).SingleAsync(node => node.Id == signal.NodeId, ct);
        var owners = await db.WhoHold(signal.Owner, place, signal.Id, today).Select(person => person.Id).ToListAsync(ct);
        await mail.Add(owners, new Letter($"signal-past-due:{signal.Id}:{signal.Due:yyyy-MM-dd}", $"Signal {signal.Number} at {place.Name}: its day has passed",
            $"""
            A chart of {place.Name} signals that something has changed. An answer to signal {signal.Number} was due by {signal.Due?.LongWords()}.

            {mail.LinkTo($"/signals/{signal.Number}")}You get this because you are {signal.Owner.Words().ToLowerInvariant()} there. The portal is not for emergencies: if a patient is in danger, telephone.

            """), ct);
    }
}
