using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>What was answered and decided at the tiers above of what a ward, or the wards below a place, sent up.</summary>
internal static class CameDown
{
    private static readonly EscalationMove[] Decisions =
        [EscalationMove.Accepted, EscalationMove.Returned, EscalationMove.Joined, EscalationMove.PassedUp, EscalationMove.SteppedUp, EscalationMove.PriorityChanged, EscalationMove.Answered];

    /// <summary>When the last huddle of each place before a day was held.</summary>
    public static IQueryable<Huddle> HeldBefore(this QmsDb db, CurrentUser user, DateOnly day) => db.Huddles.For(user, Act.Read).Where(huddle => huddle.Date < day && huddle.OpenedAt != null);

    /// <summary>From when on it is new to the huddle of a day, where none was held before.</summary>
    public static DateTimeOffset Floor(DateOnly day) => day.AddDays(-1).StartInLondon();

    /// <summary>Since the ward's last huddle before a day.</summary>
    public static IQueryable<EscalationStep> StepsAbove(this QmsDb db, CurrentUser user, Guid ward, DateOnly day)
    {
        var (held, floor) = (db.HeldBefore(user, day).Where(huddle => huddle.NodeId == ward), Floor(day));
        return db.Escalations.For(user, Act.Read).Where(escalation => escalation.NodeId == ward).SelectMany(escalation => escalation.Steps)
            .Where(step => Decisions.Contains(step.Move) && step.At >= (held.Max(huddle => huddle.OpenedAt) ?? floor));
    }

    /// <summary>For the mail of the morning: to a ward since its last huddle, to a tier of what the places below sent up.</summary>
    public static IQueryable<EscalationStep> CameDownTo(this QmsDb db, CurrentUser user, OrgNode place, Huddle huddle)
    {
        if (huddle.Tier == 1)
            return db.StepsAbove(user, place.Id, huddle.Date);
        var (held, floor) = (db.HeldBefore(user, huddle.Date).Where(held => held.NodeId == place.Id), Floor(huddle.Date));
        var below = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(node.Path, place.Path + "%"));
        var sent = db.Escalations.For(user, Act.Read).Where(escalation => below.Any(node => node.Id == escalation.NodeId));
        return db.StepsAboveTier(user, huddle.Tier).Where(step => sent.Any(escalation => escalation.Id == step.EscalationId) && step.At >= (held.Max(huddle => huddle.OpenedAt) ?? floor));
    }

    public static IQueryable<EscalationStep> StepsAboveTier(this QmsDb db, CurrentUser user, int tier) =>
        db.Escalations.For(user, Act.Read).SelectMany(escalation => escalation.Steps).Where(step => Decisions.Contains(step.Move) && step.TierNumber > tier);
}
