using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Account;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Devices;

namespace QmsPortal.Data.Seeds;

/// <summary>The screen on the wall of Ward 7, one that was taken away, and the codes with which two of its people sign at a shared device.</summary>
internal static class Screens
{
    private const string Ward = "ward-7";

    public static async Task Plant(Story story)
    {
        var old = await Paired(story, -20, "Staff room");
        await story.As(People.Sister, At(story, -6, 14, 30), new RevokeDevice.Command { Place = Ward, Device = old });
        await Paired(story, -6, "Corridor by bay B");
        foreach (var person in new[] { People.Sister, People.Nurse })
            await story.As(person, At(story, -6, 15, 0), new SetShortCode.Command { Password = Trust.Password, Code = Trust.ShortCode, Again = Trust.ShortCode });
    }

    private static async Task<Guid> Paired(Story story, int days, string where)
    {
        var id = await story.As(People.Sister, At(story, days, 14, 35), new PairDevice.Command { Place = Ward, Kind = DeviceKind.Wall, Name = where });
        var code = await story.Ask(db => db.Devices.Where(device => device.Id == id).Select(device => device.Code).SingleAsync());
        await story.AsTheSite(At(story, days, 14, 37), new ClaimDevice.Command { Code = code, Address = "the wall" });
        return id;
    }

    private static DateTimeOffset At(Story story, int days, int hour, int minute) => story.Today.AddDays(days).StartInLondon(new TimeOnly(hour, minute));
}
