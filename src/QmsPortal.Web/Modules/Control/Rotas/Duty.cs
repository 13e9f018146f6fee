using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.Rotas;

/// <summary>Who may receive escalations at a place, by their role there.</summary>
internal static class Duty
{
    public static readonly Role[] Receivers = [.. Enum.GetValues<Role>().Where(role => role.Allows(Permission.ReceiveEscalations))];

    public static IQueryable<Person> ReceiversAt(this QmsDb db, CurrentUser user, Guid node, DateOnly today) => db.People.For(user, Act.Read).Where(person => person.LeftAt == null
        && person.Roles.Any(role => role.NodeId == node && Receivers.Contains(role.Role) && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today)));
}
