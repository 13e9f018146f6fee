using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Devices;

/// <summary>Which screen keeps this secret, as long as it is not shut out and its place is open; and that it was seen.</summary>
public static class FindDevice
{
    [Requires(Permission.Anyone)]
    public sealed record Query(string Secret) : IQuery<View?>;

    public sealed record View(Guid Id, string Place);

    internal sealed class Handler(QmsDb db, TimeProvider clock) : IRequestHandler<Query, View?>
    {
        public async Task<View?> Handle(Query query, CancellationToken ct)
        {
            var (hash, today, nodes) = (Device.HashOf(query.Secret), clock.Today(), db.Nodes);
            var found = await db.Devices.Where(device => device.SecretHash == hash && device.RevokedAt == null)
                .Join(nodes.Where(node => node.ValidTo == null || node.ValidTo > today), device => device.NodeId, node => node.Id, (device, node) => new View(device.Id, node.Code)).SingleOrDefaultAsync(ct);
            if (found is not null)
                await db.SeeDevice(found.Id, clock.GetUtcNow(), ct);
            return found;
        }
    }
}
