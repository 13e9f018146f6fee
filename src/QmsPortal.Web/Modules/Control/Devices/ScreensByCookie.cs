using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Devices;

/// <summary>Which screen keeps a secret, as long as it is not shut out and its place is open. That it was seen is noted by the minute.</summary>
public sealed class ScreensByCookie(QmsDb db, TimeProvider clock)
{
    public sealed record Screen(Guid Id, string Place);

    public async Task<Screen?> Find(string secret, CancellationToken ct)
    {
        var (hash, today, nodes) = (Device.HashOf(secret), clock.Today(), db.Nodes);
        var found = await db.Devices.Where(device => device.SecretHash == hash && device.RevokedAt == null)
            .Join(nodes.Where(node => node.ValidTo == null || node.ValidTo > today), device => device.NodeId, node => node.Id, (device, node) => new Screen(device.Id, node.Code)).SingleOrDefaultAsync(ct);
        if (found is not null)
            await db.SeeDevice(found.Id, clock.GetUtcNow(), ct);
        return found;
    }
}
