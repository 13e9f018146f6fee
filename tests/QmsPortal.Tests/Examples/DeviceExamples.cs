using Microsoft.EntityFrameworkCore;
using QmsPortal.Modules.Control.Devices;
using QmsPortal.Tests.Modules.Control.Huddles;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class DeviceExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<PairDevice.Command>(w => (w.Joy, new() { Place = w.Ward7, Name = "Corridor by bay B" })),
        Example.Of<RevokeDevice.Command>(async w => (w.Joy, new() { Place = w.Ward7, Device = (await w.OfferedScreen()).Id })),
        Example.Of<ClaimDevice.Command>(async w => (Example.Nobody, new() { Code = (await w.OfferedScreen()).Code, Address = "192.0.2.7" })),
        Example.Of<ListDevices.Query>(async w => (w.Joy, new(await w.NodeOf(w.Ward7)))),
    ];

    /// <summary>A screen of Ward 7 whose code nobody has typed yet.</summary>
    public static async Task<Device> OfferedScreen(this TestWorld world)
    {
        var id = await world.Send(world.Joy, new PairDevice.Command { Place = world.Ward7, Name = Fresh.Words("Corridor") });
        return await world.Screen(id);
    }

    public static Task<Device> Screen(this TestWorld world, Guid id) => world.Ask(db => db.Set<Device>().AsNoTracking().SingleAsync(device => device.Id == id));
}
