using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Assurance;
using QmsPortal.Modules.Assurance.Packs;

namespace QmsPortal.Data.Seeds;

/// <summary>What inspectors were given, and what is being got ready for the next ones.</summary>
internal static class Packs
{
    public static async Task Plant(Story story)
    {
        var spring = await Begin(story, -3, "Visit of the commissioners");
        await story.As(People.QualityManager, At(story, -3, 15), new FreezePack.Command { Number = spring, Version = await Version(story, spring) });
        await story.As(People.Secretary, At(story, -2, 10), new ReleasePack.Command { Number = spring, Version = await Version(story, spring) });
        var peers = await Begin(story, -1, "Peer review by Ward 9");
        await story.As(People.QualityManager, At(story, -1, 16), new FreezePack.Command { Number = peers, Version = await Version(story, peers) });
        await Begin(story, 0, "If they come tomorrow");
    }

    private static Task<int> Begin(Story story, int days, string title) =>
        story.As(People.QualityManager, At(story, days, 8), new StartPack.Command { Place = "ward-7", Framework = Assurances.Framework, Title = title });

    private static DateTimeOffset At(Story story, int days, int hour) => story.Today.AddDays(days).StartInLondon(new TimeOnly(hour, 40));

    private static Task<uint> Version(Story story, int pack) => story.Ask(db => db.Packs.Where(p => p.Number == pack).Select(p => p.Version).SingleAsync());
}
