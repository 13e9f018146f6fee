using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Devices;

/// <summary>The devices of a ward, newest first: who paired each, when it was last seen, and whether it was shut out.</summary>
public static class ListDevices
{
    private const int Most = 50;

    [Requires(Permission.PairDevices)]
    public sealed record Query(Guid Place) : IQuery<IReadOnlyList<Row>>;

    /// <param name="Code">While it waits to be typed.</param>
    public sealed record Row(Guid Id, DeviceKind Kind, string Name, string? Code, DateTimeOffset CodeUntil, string By, DateTimeOffset OfferedAt, DateTimeOffset? PairedAt, DateTimeOffset? LastSeenAt, DateTimeOffset? RevokedAt)
    {
        public bool MayBeRevoked => RevokedAt is null && (PairedAt is not null || Code is not null);
        public (string Words, string Colour) State => (RevokedAt, PairedAt, Code) switch
        {
            ({ }, _, _) => ("Shut out", "grey"),
            (_, { }, _) => ("Paired", "green"),
            (_, _, { }) => ("Waits for its code", "blue"),
            _ => ("Code ran out", "grey"),
        };

        /// <summary>"KF7M 3WQ9", as it is read aloud.</summary>
        public string? Spoken => Code is { Length: Device.CodeLength } code ? $"{code[..4]} {code[4..]}" : null;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var now = clock.GetUtcNow();
            return await (
                from device in db.Devices.For(user, Act.Read).AsNoTracking()
                join person in db.People.For(user, Act.Read) on device.OfferedBy equals person.Id
                where device.NodeId == query.Place
                orderby device.OfferedAt descending, device.Id descending
                select new Row(device.Id, device.Kind, device.Name, device.CodeUntil > now ? device.Code : null, device.CodeUntil, person.Post + ", " + person.Name, device.OfferedAt, device.PairedAt, device.LastSeenAt, device.RevokedAt)).Take(Most).ToListAsync(ct);
        }
    }
}
