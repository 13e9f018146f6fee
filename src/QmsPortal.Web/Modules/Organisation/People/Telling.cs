using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Organisation.People;

internal static class Telling
{
    /// <summary>Who may hear that this record exists: nobody who has left, and while it is restricted only those who are named.</summary>
    public static IQueryable<Person> MayBeTold(this QmsDb db, Guid record)
    {
        var inForce = db.Restrictions.Where(restriction => restriction.RecordId == record && restriction.LiftedAt == null);
        return db.People.Where(person => person.LeftAt == null
            && inForce.All(restriction => restriction.People.Any(named => named.PersonId == person.Id && named.EndedAt == null)));
    }

    /// <summary>Roles that hold at a place, above it or below it, on a day, of those who have not left. To be counted, never listed.</summary>
    public static IQueryable<RoleAssignment> HeldAround(this QmsDb db, OrgNode place, DateOnly day)
    {
        var nodes = db.Nodes;
        return db.People.Where(person => person.LeftAt == null).SelectMany(person => person.Roles).Where(held => held.ValidFrom <= day && (held.ValidTo == null || held.ValidTo > day)
            && nodes.Any(node => node.Id == held.NodeId && (place.Path.StartsWith(node.Path) || node.Path.StartsWith(place.Path))));
    }

    /// <summary>Who of them holds a role at a place, or above it, on a day.</summary>
    public static IQueryable<Person> WhoHold(this QmsDb db, Role role, OrgNode place, Guid record, DateOnly day)
    {
        var nodes = db.Nodes;
        return db.MayBeTold(record).Where(person => person.Roles.Any(held => held.Role == role && held.ValidFrom <= day && (held.ValidTo == null || held.ValidTo > day)
            && nodes.Any(node => node.Id == held.NodeId && place.Path.StartsWith(node.Path))));
    }

    /// <summary>Those of them who hold it at the lowest place at which anybody does: not also whoever leads those.</summary>
    public static async Task<IReadOnlyList<Guid>> WhoHoldNearest(this QmsDb db, Role role, OrgNode place, Guid record, DateOnly day, CancellationToken ct)
    {
        var held = await db.MayBeTold(record).SelectMany(person => person.Roles).Where(held => held.Role == role && held.ValidFrom <= day && (held.ValidTo == null || held.ValidTo > day))
            .Join(db.Nodes, held => held.NodeId, node => node.Id, (held, node) => new { held.PersonId, node.Path })
            .Where(row => place.Path.StartsWith(row.Path)).ToListAsync(ct);
        return [.. held.Where(row => row.Path.Length == held.Max(other => other.Path.Length)).Select(row => row.PersonId).Distinct()];
    }
}

/// <summary>Where mail to a person goes, asked at the moment it is sent.</summary>
internal sealed class Addresses(QmsDb db) : IAddresses
{
    public Task<string?> Of(Guid person, CancellationToken ct) => db.People
        .Where(known => known.Id == person && known.LeftAt == null)
        .Join(db.Users, known => known.Id, account => account.Id, (_, account) => account.Email)
        .SingleOrDefaultAsync(ct);
}
