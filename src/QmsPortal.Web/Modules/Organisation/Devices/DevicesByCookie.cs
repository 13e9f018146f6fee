using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Organisation.Devices;

/// <summary>Which device keeps a secret, as long as it is not shut out and its place is open.</summary>
public sealed class DevicesByCookie(QmsDb db, TimeProvider clock)
{
    public sealed record Found(Guid Id, DeviceKind Kind, Guid NodeId, string Place, string Path, string PlaceName)
    {
        /// <summary>"Ward 7, shared device", as it stands at the head of its pages.</summary>
        public string InWords => $"{PlaceName}, {(Kind is DeviceKind.Wall ? "wall screen" : "shared device")}";
    }

    public async Task<Found?> Find(HttpRequest request, CancellationToken ct) => DeviceCookie.Of(request) is { } secret ? await Find(secret, ct) : null;

    public Task<Found?> Find(string secret, CancellationToken ct)
    {
        var (hash, today, nodes) = (Device.HashOf(secret), clock.Today(), db.Nodes);
        return db.Devices.Where(device => device.SecretHash == hash && device.RevokedAt == null)
            .Join(nodes.Where(node => node.ValidTo == null || node.ValidTo > today), device => device.NodeId, node => node.Id,
                (device, node) => new Found(device.Id, device.Kind, node.Id, node.Code, node.Path, node.Name)).SingleOrDefaultAsync(ct);
    }

    /// <summary>That it shows something is noted by the minute.</summary>
    public Task See(Guid device, CancellationToken ct) => db.SeeDevice(device, clock.GetUtcNow(), ct);

    /// <summary>For a session that somebody began there with a short code: it ends when the device is shut out.</summary>
    public Task<bool> IsPaired(Guid device, CancellationToken ct) => db.Devices.AnyAsync(paired => paired.Id == device && paired.RevokedAt == null, ct);
}
