using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Devices;

namespace QmsPortal.Modules.Account;

/// <summary>Whose names stand on a shared device: those with a role at its own place who have set a short code. Shown on that device alone.</summary>
public static class ListSigners
{
    [Requires(Permission.Anyone)]
    public sealed record Query([property: Secret] string? Secret) : IQuery<View?>;

    public sealed record View(DevicesByCookie.Found Device, IReadOnlyList<Person> People);

    public sealed record Person(Guid Id, string Name, string Post);

    internal sealed class Handler(QmsDb db, DevicesByCookie devices, TimeProvider clock) : IRequestHandler<Query, View?>
    {
        public async Task<View?> Handle(Query query, CancellationToken ct)
        {
            if (query.Secret is null || await devices.Find(query.Secret, ct) is not { Kind: DeviceKind.Shared } device)
                return null;
            return new View(device, await db.WhoMaySignAt(device.NodeId, clock.Today()).OrderBy(person => person.Name).ThenBy(person => person.Id).Select(person => new Person(person.Id, person.Name, person.Post)).ToListAsync(ct));
        }
    }
}

internal static class Signers
{
    public static IQueryable<Organisation.People.Person> WhoMaySignAt(this QmsDb db, Guid node, DateOnly today)
    {
        var accounts = db.Users;
        return db.People.AsNoTracking().Where(person => person.LeftAt == null && accounts.Any(account => account.Id == person.Id && account.ShortCodeHash != null)
            && person.Roles.Any(role => role.NodeId == node && role.ValidFrom <= today && (role.ValidTo == null || role.ValidTo > today)));
    }
}
