using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Rotas;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Modules.Control.Huddles;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class RotaExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<PutOnDuty.Command>(async w => (w.Marcus, await w.FreeHour())),
        Example.Of<TakeOffDuty.Command>(async w =>
        {
            var id = await w.Send(w.Marcus, await w.FreeHour());
            var shift = await w.Ask(db => db.Set<DutyShift>().AsNoTracking().SingleAsync(one => one.Id == id));
            return (w.Marcus, new() { Place = w.Medicine, Shift = shift.Id, Version = shift.Version });
        }),
        Example.Of<ShowRota.Query>(async w => (w.Marcus, new(await w.NodeOf(w.Medicine), NodeKind.Division))),
    ];

    private static int hours;

    /// <summary>Of Marcus at Medicine, another one each time: nobody is on duty twice at once.</summary>
    private static Task<PutOnDuty.Command> FreeHour(this TestWorld world)
    {
        var hour = Interlocked.Increment(ref hours);
        return world.Day(world.Marcus, world.Medicine, 1 + (hour / 22 % 26), $"{hour % 22:00}:00", $"{hour % 22:00}:30");
    }

    /// <summary>From eight to eight on a day.</summary>
    public static async Task<PutOnDuty.Command> Day(this TestWorld world, string who, string place, int days = 1, string from = "08:00", string until = "20:00") => new()
    {
        Place = place,
        Person = await world.Ask(db => db.Users.Where(account => account.Email == who).Select(account => account.Id).SingleAsync()),
        On = DateInput.From(world.Clock.GetUtcNow().LondonDay().AddDays(days)),
        From = from,
        Until = until,
    };
}
