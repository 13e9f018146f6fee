using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Rotas;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>What whoever leads a ward's huddle, or receives at a tier, is told of it on the morning: how much came down, never what.</summary>
internal static class HuddleMail
{
    /// <summary>Nothing where nothing came down. What is restricted is in no number: not all who lead there may know of it.</summary>
    public static async Task TellWhatCameDown(this MailQueue mail, QmsDb db, CurrentUser user, Huddle huddle, OrgNode place, CancellationToken ct)
    {
        if (!mail.IsOn)
            return;
        var restricted = db.Set<Restriction>().For(user, Act.Read).Where(restriction => restriction.LiftedAt == null);
        var open = db.Escalations.For(user, Act.Read).Where(escalation => !restricted.Any(restriction => restriction.RecordId == escalation.Id || restriction.RecordId == escalation.IssueId));
        var moves = await db.CameDownTo(user, place.Id, place.Path, huddle.Date).Where(step => open.Any(escalation => escalation.Id == step.EscalationId)).Select(step => step.Move).ToListAsync(ct);
        if (moves.Count == 0)
            return;
        var answers = moves.Count(move => move is EscalationMove.Answered);
        var leads = await (huddle.Tier == 1 ? db.WhoHold(Role.TeamLead, place, huddle.Id, huddle.Date) : db.ReceiversAt(user, place.Id, huddle.Date)).Select(person => person.Id).ToListAsync(ct);
        await mail.Add(leads, new Letter($"came-down:{huddle.Id}", $"What came down to {place.Name}",
            $"""
            Since the last huddle at {place.Name} the tiers above gave {Words(answers, "answer")} and made {Words(moves.Count - answers, "decision")} on what was sent up. They stand on the page of today’s huddle.

            {mail.LinkTo($"/at/{place.Code}/huddle")}You get this because you {(huddle.Tier == 1 ? "lead a team" : "hold a role that receives what is escalated")} there. The portal is not for emergencies: if a patient is in danger, telephone.

            """), ct);
    }

    private static string Words(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count} {thing}s";
}
