using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Modules.Control.Rotas;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>Who is told of an escalation by mail, and in which words: number and place, never what it says. Mail is never the first call: that is the telephone.</summary>
internal static class EscalationMail
{

    /// <summary>Those who receive at the tier that has it now, of each thing that brought it there, or of its time having passed, once.</summary>
    public static async Task TellReceivers(this MailQueue mail, QmsDb db, Escalation escalation, DateTimeOffset now, CancellationToken ct)
    {
        if (!mail.IsOn || !escalation.IsWaiting)
            return;
        var today = now.LondonDay();
        var onDuty = db.DutyShifts.Where(shift => shift.NodeId == escalation.TierId && shift.EndedAt == null && shift.From <= now && now < shift.Until);
        var receivers = await db.MayBeTold(escalation.Id)
            .Where(person => person.Roles.Any(held => Duty.Receivers.Contains(held.Role) && held.NodeId == escalation.TierId && held.ValidFrom <= today && (held.ValidTo == null || held.ValidTo > today)))
            .Where(person => !onDuty.Any() || onDuty.Any(shift => shift.PersonId == person.Id))
            .Select(person => person.Id).ToListAsync(ct);
        var late = escalation.BreachedAt is null ? "" : ", past its time";
        await mail.Tell(db, escalation, receivers, $"is with you{late}", "waits for you. Read it back, then decide.", "receive escalations there", ct);
    }

    /// <summary>Whoever escalated it, where they would not hear of it by the answer to their issue.</summary>
    public static async Task TellRaiser(this MailQueue mail, QmsDb db, Escalation escalation, string subject, string what, CancellationToken ct)
    {
        if (!mail.IsOn)
            return;
        var raiser = await db.MayBeTold(escalation.Id).Where(person => person.Id == escalation.RaisedBy).Select(person => person.Id).ToListAsync(ct);
        await mail.Tell(db, escalation, raiser, subject, what, "raised the escalation", ct);
    }

    private static async Task Tell(this MailQueue mail, QmsDb db, Escalation escalation, IReadOnlyList<Guid> people, string subject, string what, string why, CancellationToken ct)
    {
        var place = await db.Nodes.Where(node => node.Id == escalation.NodeId).Select(node => node.Name).SingleAsync(ct);
        await mail.Add(people, new Letter($"escalation:{escalation.Steps[^1].Id}", $"Escalation {escalation.Number} from {place} {subject}",
            $"""
            Escalation {escalation.Number} from {place} {what}

            {mail.LinkTo($"/escalations/{escalation.Number}")}You get this because you {why}. The portal is not for emergencies: if a patient is in danger, telephone.

            """, escalation.IsUrgent), ct);
    }
}
