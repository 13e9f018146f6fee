using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Modules.Control.Huddles;

/// <summary>Wards of their own with a huddle, led by the matron.</summary>
internal static class Huddling
{
    public static async Task<string> NewWard(this TestWorld world)
    {
        var name = Fresh.Words("Bay");
        await world.Send(world.Rowan, new AddPlace.Command { Above = world.OlderPeoplesCare, Name = name, Kind = NodeKind.Ward, From = DateInput.From(new DateOnly(2026, 1, 1)) });
        return OrgNode.CodeFrom(name);
    }

    public static SetHuddleTime.Command Daily(string place, string start = "08:00", uint version = 0) => new() { Place = place, Version = version, Days = Enum.GetValues<DayOfWeek>(), Start = start, Minutes = 15 };

    /// <summary>A ward whose huddle of today is scheduled; its time is the next quarter of an hour.</summary>
    public static async Task<string> Scheduled(this TestWorld world)
    {
        var ward = await world.NewWard();
        var soon = TimeOnly.ParseExact(world.Clock.GetUtcNow().AddMinutes(15).TimeWords()[..5], "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        await world.Send(world.Leila, Daily(ward, soon.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
        return ward;
    }

    public static async Task<string> Opened(this TestWorld world)
    {
        var ward = await world.Scheduled();
        await world.Send(world.Leila, new StartHuddle.Command { Place = ward, Version = (await world.HuddleOf(ward)).Version });
        return ward;
    }

    public static async Task<string> Missed(this TestWorld world)
    {
        var ward = await world.Scheduled();
        var huddle = await world.HuddleOf(ward);
        await world.SendAsTheSite(new MissHuddle.Command { Huddle = huddle.Id, DueAt = huddle.Limit });
        return ward;
    }

    public static Task<Huddle> HuddleOf(this TestWorld world, string ward) => world.Ask(db =>
    {
        var nodes = db.Nodes;
        return db.Huddles.AsNoTracking().Include(huddle => huddle.Entries.OrderBy(entry => entry.At)).Include(huddle => huddle.Steps.OrderBy(step => step.Position))
            .Where(huddle => nodes.Any(node => node.Id == huddle.NodeId && node.Code == ward)).OrderByDescending(huddle => huddle.Date).FirstAsync();
    });

    public static Task<HuddleSeries> SeriesOf(this TestWorld world, string ward) => world.Ask(db =>
    {
        var nodes = db.Nodes;
        return db.HuddleSeries.AsNoTracking().SingleAsync(series => nodes.Any(node => node.Id == series.NodeId && node.Code == ward));
    });

    public static Task<Guid> NodeOf(this TestWorld world, string place) => world.Ask(db => db.Nodes.Where(node => node.Code == place).Select(node => node.Id).SingleAsync());
}
