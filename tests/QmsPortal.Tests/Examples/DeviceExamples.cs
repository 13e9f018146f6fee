using Microsoft.EntityFrameworkCore;
using QmsPortal.Modules.Account;
using QmsPortal.Modules.Organisation.Devices;
using QmsPortal.Tests.Modules.Control.Huddles;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class DeviceExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<PairDevice.Command>(w => (w.Joy, new() { Place = w.Ward7, Kind = DeviceKind.Wall, Name = "Corridor by bay B" })),
        Example.Of<RevokeDevice.Command>(async w => (w.Joy, new() { Place = w.Ward7, Device = (await w.OfferedScreen()).Id })),
        Example.Of<ClaimDevice.Command>(async w => (Example.Nobody, new() { Code = (await w.OfferedScreen()).Code, Address = "192.0.2.7" })),
        Example.Of<ListSigners.Query>(async w => (Example.Nobody, new((await w.SharedDevice()).Secret))),
        Example.Of<SignAtDevice.Command>(async w =>
        {
            var (joy, device) = (await w.Person(await w.WithShortCode(w.Joy)), await w.SharedDevice());
            return (Example.Nobody, new() { Device = device.Secret, Person = joy, Code = AccountExamples.Code });
        }) with { SavesNothing = true },
        Example.Of<ListDevices.Query>(async w => (w.Joy, new(await w.NodeOf(w.Ward7)))),
    ];

    /// <summary>A screen of Ward 7 whose code nobody has typed yet.</summary>
    public static async Task<Device> OfferedScreen(this TestWorld world, DeviceKind kind = DeviceKind.Wall)
    {
        var id = await world.Send(world.Joy, new PairDevice.Command { Place = world.Ward7, Kind = kind, Name = Fresh.Words("Corridor") });
        return await world.Screen(id);
    }

    /// <summary>A paired device that Ward 7 shares, and what it keeps.</summary>
    public static async Task<(Device Device, string Secret)> SharedDevice(this TestWorld world)
    {
        var offered = await world.OfferedScreen(DeviceKind.Shared);
        var paired = await world.SendAsTheSite(new ClaimDevice.Command { Code = offered.Code, Address = "192.0.2.8" });
        return (await world.Screen(offered.Id), paired.Secret);
    }

    public static Task<Device> Screen(this TestWorld world, Guid id) => world.Ask(db => db.Set<Device>().AsNoTracking().SingleAsync(device => device.Id == id));
}
