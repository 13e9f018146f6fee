using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.SpeakUp;

namespace QmsPortal.Data.Seeds;

/// <summary>What two people said to the guardian: one with a name, which has its answer, and one without, which waits for it.</summary>
internal static class Concerns
{
    public static async Task Plant(Story story)
    {
        var named = await story.As(People.SupportWorker, At(story, -12, 18, 40), new RaiseConcern.Command { Words = "Breaks are written down as taken on nights when nobody had one." });
        var version = await story.Ask(db => db.Concerns.Where(concern => concern.Id == named).Select(concern => concern.Version).SingleAsync());
        await story.As(People.SpeakUpGuardian, At(story, -10, 10, 15), new AnswerConcern.Command { Id = named, Version = version, Answer = "I have asked for the door records of four nights and speak with the people team on Friday. Your name is not in it." });
        await story.As(People.NinthNurse, At(story, -3, 21, 5), new RaiseUnnamedConcern.Command { Words = "People are told not to write up near misses before an inspection." });
    }

    private static DateTimeOffset At(Story story, int day, int hour, int minute) => story.Today.AddDays(day).StartInLondon(new TimeOnly(hour, minute));
}
