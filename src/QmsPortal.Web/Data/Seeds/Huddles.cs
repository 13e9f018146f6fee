using Microsoft.EntityFrameworkCore;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Signals;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Data.Seeds;

/// <summary>Ward 7's huddle at 08:00: what it made of the call bells, one that was missed, and today's. And what the matron made of Ward 6.</summary>
internal static class Huddles
{
    private const string Ward = "ward-7";

    public static async Task Plant(Story story)
    {
        var today = story.Today;
        await story.As(People.Sister, At(today, -4, 15, 10), new SetHuddleTime.Command { Place = Ward, Days = Enum.GetValues<DayOfWeek>(), Start = "08:00", Minutes = 15, Leader = "Nurse in charge" });
        foreach (var (who, place, start) in new[] { (People.Matron, "older-peoples-care", "08:30"), (People.DivisionalNurse, "medicine", "09:00"), (People.DeputyChiefNurse, "riverside-hospitals", "09:30") })
            await story.As(who, At(today, 0, 7, 10), new SetHuddleTime.Command { Place = place, Days = Enum.GetValues<DayOfWeek>(), Start = start, Minutes = 15 });
        foreach (var (who, place, hour, minute) in new[] { (People.Matron, "older-peoples-care", 8, 30), (People.DivisionalNurse, "medicine", 9, 0), (People.DeputyChiefNurse, "riverside-hospitals", 9, 30) })
            await Tier(story, who, place, At(today, 0, hour, minute));
        var series = await story.Ask(async db =>
        {
            var nodes = db.Nodes;
            return await db.HuddleSeries.Where(series => nodes.Any(node => node.Id == series.NodeId && node.Code == Ward)).Select(series => series.Id).SingleAsync();
        });

        await First(story, series);
        await Missed(story, series);
        await Yesterday(story, series);
        await Today(story, series);
        await Improvement(story);
    }

    /// <summary>The bells are looked at, and nobody knows yet.</summary>
    private static async Task First(Story story, Guid series)
    {
        var today = story.Today;
        await Start(story, series, -3);
        await Nothing(story, -3, At(today, -3, 8, 3));
        await Answer(story, People.Sister, At(today, -3, 8, 7), await Bells(story, Ward), SignalAnswer.NotYetKnown, "Nothing else has changed that we know of. The night coordinator looks at the rota of the last weeks.", today.AddDays(-1));
        await Nothing(story, -3, At(today, -3, 8, 10), all: true);
        await Close(story, -3, At(today, -3, 8, 13), "Night team, for writing down every bell that waited");
    }

    private static async Task Missed(Story story, Guid series)
    {
        var at = At(story.Today, -2, 8, 30);
        await Make(story, series, -2);
        var huddle = await Huddle(story, -2);
        await story.AsTheSite(at, new MissHuddle.Command { Huddle = huddle.Id, DueAt = at });
        await story.As(People.Sister, At(story.Today, -2, 11, 40), new ExplainHuddle.Command { Place = Ward, Date = huddle.Date, Version = (await Huddle(story, -2)).Version, Why = "Two patients became unwell at 07:50. Everybody was with them." });
    }

    /// <summary>The cause is known, and an issue that was raised at the huddle is what is done about it.</summary>
    private static async Task Yesterday(Story story, Guid series)
    {
        var (today, bells) = (story.Today, await Bells(story, Ward));
        await Start(story, series, -1);
        await Nothing(story, -1, At(today, -1, 8, 3));
        await Answer(story, People.Sister, At(today, -1, 8, 9), bells, SignalAnswer.AssignableCause, "One support worker short on most nights since the bells got slower.");
        var issue = await story.Ask(db => db.Issues.OrderByDescending(issue => issue.Number).Where(issue => issue.Words.StartsWith("Night shift one support worker short")).Select(issue => new { issue.Id, issue.Number }).FirstAsync());
        var signal = await story.Ask(db => db.Signals.Where(signal => signal.Number == bells).Select(signal => signal.Id).SingleAsync());
        await story.As(People.Sister, At(today, -1, 8, 12), new LinkRecords.Command { From = issue.Id, Relation = Relation.RaisedFrom, To = signal, Note = "Raised at the huddle that answered the signal" });
        await story.As(People.Sister, At(today, -1, 8, 12), new ActOnSignal.Command { Number = bells, Version = await Version(story, bells), Done = $"Issue {issue.Number} was raised" });
        await Nothing(story, -1, At(today, -1, 8, 13), all: true);
        await Close(story, -1, At(today, -1, 8, 14), null);
    }

    /// <summary>Waits for eight o'clock, is open, or is over, whatever the hour.</summary>
    private static async Task Today(Story story, Guid series)
    {
        var today = story.Today;
        await Make(story, series, 0);
        if (story.Now < At(today, 0, 8, 2))
            return;
        await story.As(People.Sister, At(today, 0, 8, 1), new StartHuddle.Command { Place = Ward, Version = (await Huddle(story, 0)).Version });
        if (story.Now < At(today, 0, 8, 16))
            return;
        await Nothing(story, 0, At(today, 0, 8, 3));
        await Nothing(story, 0, At(today, 0, 8, 10), all: true);
        await Close(story, 0, At(today, 0, 8, 14), null);
    }

    /// <summary>A huddle above the ward, held and closed if its time is over.</summary>
    private static async Task Tier(Story story, string who, string place, DateTimeOffset start)
    {
        if (story.Now < start.AddMinutes(14))
            return;
        async Task<(uint Version, DateOnly Date)> Of() => await story.Ask(async db => await db.Huddles.Where(huddle => db.Set<OrgNode>().Any(node => node.Id == huddle.NodeId && node.Code == place)).OrderByDescending(huddle => huddle.Date).Select(huddle => new ValueTuple<uint, DateOnly>(huddle.Version, huddle.Date)).FirstAsync());
        await story.As(who, start.AddMinutes(1), new StartHuddle.Command { Place = place, Version = (await Of()).Version });
        foreach (var item in HuddleAgenda.Items)
            await story.As(who, start.AddMinutes(4), new EnterHuddle.Command { Place = place, Date = (await Of()).Date, Item = item.Code, Status = EntryStatus.Nothing });
        await story.As(who, start.AddMinutes(12), new CloseHuddle.Command { Place = place, Version = (await Of()).Version });
    }

    private static async Task Improvement(Story story)
    {
        var better = await Bells(story, "ward-6");
        await Answer(story, People.Matron, At(story.Today, -2, 16, 5), better, SignalAnswer.Improvement, "Bells go to the phone of whoever is nearest since last month.");
        await story.As(People.Matron, At(story.Today, -1, 16, 30), new CloseSignal.Command { Number = better, Version = await Version(story, better), Why = "It has held for two months. Other wards are told of it." });
    }

    private static DateTimeOffset At(DateOnly today, int days, int hour, int minute) => today.AddDays(days).StartInLondon(new TimeOnly(hour, minute));

    /// <summary>What the clock does when a day begins.</summary>
    private static async Task Make(Story story, Guid series, int days)
    {
        var midnight = story.Today.AddDays(days).StartInLondon();
        await story.AsTheSite(midnight, new MakeHuddle.Command { Series = series, DueAt = midnight });
    }

    private static async Task Start(Story story, Guid series, int days)
    {
        await Make(story, series, days);
        await story.As(People.Sister, At(story.Today, days, 8, 1), new StartHuddle.Command { Place = Ward, Version = (await Huddle(story, days)).Version });
    }

    private static async Task Nothing(Story story, int days, DateTimeOffset at, bool all = false) => await story.As(People.Sister, at, new EnterHuddle.Command
    {
        Place = Ward,
        Date = story.Today.AddDays(days),
        Item = all ? null : HuddleAgenda.Signals.Code,
        Status = EntryStatus.Nothing,
    });

    private static async Task Close(Story story, int days, DateTimeOffset at, string? thanks) =>
        await story.As(People.Sister, at, new CloseHuddle.Command
        {
            Place = Ward,
            Version = (await Huddle(story, days)).Version,
            Thanks = thanks,
            Present = [.. new[] { (PresentRole.Nurses, 4), (PresentRole.SupportWorkers, 2), (PresentRole.Doctors, 1) }.Select(row => new PresentFields { Role = row.Item1, People = row.Item2 })],
        });

    private static async Task Answer(Story story, string who, DateTimeOffset at, int signal, SignalAnswer answer, string found, DateOnly? again = null) =>
        await story.As(who, at, new AnswerSignal.Command { Number = signal, Version = await Version(story, signal), Answer = answer, Found = found, LookAgain = again is { } day ? DateInput.From(day) : new() });

    /// <summary>The first signal of a ward's call bells: the run that has lasted longest.</summary>
    private static Task<int> Bells(Story story, string ward) => story.Ask(async db =>
    {
        var (nodes, series) = (db.Nodes, db.Series);
        return await db.Signals
            .Where(signal => nodes.Any(node => node.Id == signal.NodeId && node.Code == ward) && series.Any(s => s.Id == signal.SeriesId && s.Code == Figures.CallBells))
            .OrderBy(signal => signal.Rule == Spc.SpecialCause.ShiftAbove || signal.Rule == Spc.SpecialCause.ShiftBelow ? 0 : 1).ThenBy(signal => signal.Number)
            .Select(signal => signal.Number).FirstAsync();
    });

    private static Task<uint> Version(Story story, int signal) => story.Ask(db => db.Signals.Where(s => s.Number == signal).Select(s => s.Version).SingleAsync());

    private static Task<(Guid Id, uint Version, DateOnly Date)> Huddle(Story story, int days)
    {
        var day = story.Today.AddDays(days);
        return story.Ask(async db =>
        {
            var nodes = db.Nodes;
            var found = await db.Huddles.Where(huddle => huddle.Date == day && nodes.Any(node => node.Id == huddle.NodeId && node.Code == Ward)).Select(huddle => new { huddle.Id, huddle.Version }).SingleAsync();
            return (found.Id, found.Version, day);
        });
    }
}
