using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Rotas;

/// <summary>Who may stand on the rota of a place, by their role there: at a tier who receives what is escalated; at a ward, to which nothing is escalated, who runs its huddle.</summary>
internal static class Duty
{
    public static readonly Role[] Receivers = Allowing(Permission.ReceiveEscalations);
    private static readonly Role[] Leaders = Allowing(Permission.RunHuddles);

    /// <summary>Who keeps the rota.</summary>
    public static Permission KeptBy(NodeKind kind) => HuddleSeries.TierOf(kind) is 1 ? Permission.RunHuddles : Permission.ReceiveEscalations;

    public static IQueryable<Person> ReceiversAt(this QmsDb db, CurrentUser user, Guid node, DateOnly today) => db.HoldersAt(user, node, Receivers, today);

    public static IQueryable<Person> MayBeOnDutyAt(this QmsDb db, CurrentUser user, Guid node, NodeKind kind, DateOnly today) =>
        db.HoldersAt(user, node, KeptBy(kind) is Permission.RunHuddles ? Leaders : Receivers, today);

    private static IQueryable<Person> HoldersAt(this QmsDb db, CurrentUser user, Guid node, Role[] roles, DateOnly today) => db.People.For(user, Act.Read).Where(person => person.LeftAt == null
        && person.Roles.Any(role => role.NodeId == node && roles.Contains(role.Role) && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today)));

    private static Role[] Allowing(Permission permission) => [.. Enum.GetValues<Role>().Where(role => role.Allows(permission))];
}
