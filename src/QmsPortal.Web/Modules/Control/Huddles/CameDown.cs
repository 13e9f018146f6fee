using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>What was answered and decided at the tiers above of what a ward, or the wards below a place, sent up.</summary>
internal static class CameDown
{
    private static readonly EscalationMove[] Decisions =
        [EscalationMove.Accepted, EscalationMove.Returned, EscalationMove.Joined, EscalationMove.PassedUp, EscalationMove.SteppedUp, EscalationMove.PriorityChanged, EscalationMove.Answered];

    /// <summary>Huddles before a day at which what came up and came down stood there to be read: not where the network was gone.</summary>
    public static IQueryable<Huddle> HeldBefore(this QmsDb db, CurrentUser user, DateOnly day) => db.Huddles.For(user, Act.Read).Where(huddle => huddle.Date < day && huddle.OpenedAt != null && !huddle.WithoutNetwork);

    /// <summary>From when on it is new to the huddle of a day, where none was held before.</summary>
    public static DateTimeOffset Floor(DateOnly day) => day.AddDays(-1).StartInLondon();

    /// <summary>Since the last huddle of a place before a day that was held: by the tiers above it, of what it or the places below it sent up.</summary>
    public static IQueryable<EscalationStep> CameDownTo(this QmsDb db, CurrentUser user, Guid place, string path, DateOnly day)
    {
        var (held, floor) = (db.HeldBefore(user, day).Where(huddle => huddle.NodeId == place), Floor(day));
        var below = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(node.Path, path + "%"));
        var above = db.Nodes.For(user, Act.Read).Where(node => node.Id != place && EF.Functions.Like(path, node.Path + "%"));
        return db.Escalations.For(user, Act.Read).Where(escalation => below.Any(node => node.Id == escalation.NodeId)).SelectMany(escalation => escalation.Steps)
            .Where(step => Decisions.Contains(step.Move) && above.Any(node => node.Id == step.TierId) && step.At >= (held.Max(huddle => huddle.OpenedAt) ?? floor));
    }
}
