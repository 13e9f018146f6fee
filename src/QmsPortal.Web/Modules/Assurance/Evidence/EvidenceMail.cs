using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>Who is told of evidence by mail: its number and day, never what it shows.</summary>
internal static class EvidenceMail
{
    public static async Task TellOwnerOfAge(this MailQueue mail, QmsDb db, EvidenceItem item, CancellationToken ct)
    {
        if (!mail.IsOn)
            return;
        var owner = await db.MayBeTold(item.Id).Where(person => person.Id == item.OwnerId).Select(person => person.Id).ToListAsync(ct);
        await mail.Add(owner, new Letter($"evidence-ages:{item.Id}", $"Evidence {item.Number} can be relied on until {EvidenceWords.Day(item.ValidUntil)}",
            $"""
            Evidence {item.Number}, which you keep, is in its last month. After {EvidenceWords.Day(item.ValidUntil)} whatever rests on it loses its ground by itself. Freeze a newer copy before then, if it is still so.

            {mail.LinkTo($"/evidence/{item.Number}")}You get this because the evidence is yours. The portal is not for emergencies: if a patient is in danger, telephone.

            """), ct);
    }
}
