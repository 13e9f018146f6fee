using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Improvement;
using QmsPortal.Modules.Improvement.Ideas;

namespace QmsPortal.Data.Seeds;

/// <summary>One that was done, one being tried, one put off with its reason, and one that waits.</summary>
internal static class Ideas
{
    public static async Task Plant(Story story)
    {
        await Move(story, await Give(story, People.Nurse, "ward-7", -40, "Visitors ask each of us when the doctor comes", "A slate at the door with the hour of the round", "Families, and nurses who are asked"), (-38, IdeaState.Trying, "A slate is in the store room"), (-10, IdeaState.Done, "Two weeks without that question. The slate stays."));
        await Move(story, await Give(story, People.Nurse, "ward-7", -20, "Hearing aids go home in the laundry", "A box with the bed number on the locker", "Patients who cannot hear us"), (-17, IdeaState.Agreed, "The sister orders six boxes to begin with"));
        await Move(story, await Give(story, People.NinthNurse, "ward-9", -30, "The blinds let the morning sun in at five", "Lined curtains in every bay", "Patients who wake early"), (-25, IdeaState.NotNow, "The bays are painted in autumn, and curtains are part of that. Ask again in September."));
        await Give(story, People.Nurse, "ward-7", -3, "The tea round meets the medicine round", "Tea half an hour later", "Whoever has to swallow tablets with tea");
    }

    private static Task<int> Give(Story story, string who, string place, int day, string problem, string words, string helps) =>
        story.As(who, story.Today.AddDays(day).StartInLondon(new TimeOnly(10, 15)), new RaiseIdea.Command { Place = place, Problem = problem, Words = words, Helps = helps });

    private static async Task Move(Story story, int number, params (int Day, IdeaState To, string Words)[] steps)
    {
        foreach (var (day, to, words) in steps)
        {
            var version = await story.Ask(db => db.Ideas.Where(idea => idea.Number == number).Select(idea => idea.Version).SingleAsync());
            await story.As(People.Matron, story.Today.AddDays(day).StartInLondon(new TimeOnly(12, 0)), new MoveIdea.Command { Number = number, Version = version, To = to, Words = words });
        }
    }
}
