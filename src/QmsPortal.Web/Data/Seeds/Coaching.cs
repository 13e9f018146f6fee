using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Improvement;
using QmsPortal.Modules.Improvement.Coaching;

namespace QmsPortal.Data.Seeds;

/// <summary>One conversation that the coach has shown, and one that is hers alone.</summary>
internal static class Coaching
{
    public static async Task Plant(Story story)
    {
        var shown = await Write(story, People.ImprovementLead, People.Sister, -9, "You saw that the second test failed because nobody asked the night team. You will ask before you plan.", "Ask two people of the night team before the third test");
        var version = await story.Ask(db => db.CoachingNotes.Where(note => note.Id == shown).Select(note => note.Version).SingleAsync());
        await story.As(People.ImprovementLead, At(story, -9, 16), new ShareCoachingNote.Command { Note = shown, Version = version });
        await Write(story, People.Sister, People.Nurse, -4, "Leads the huddle well and lets others finish. Could ask the quiet ones first.", "");
    }

    private static async Task<Guid> Write(Story story, string coach, string with, int day, string words, string next)
    {
        var person = await story.Ask(db => db.Users.Where(account => account.Email == with).Select(account => account.Id).SingleAsync());
        return await story.As(coach, At(story, day, 15), new WriteCoachingNote.Command { With = person, On = DateInput.From(story.Today.AddDays(day)), Words = words, Next = next });
    }

    private static DateTimeOffset At(Story story, int day, int hour) => story.Today.AddDays(day).StartInLondon(new TimeOnly(hour, 0));
}
