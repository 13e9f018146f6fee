using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Improvement;
using QmsPortal.Modules.Improvement.Ideas;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class IdeaExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<RaiseIdea.Command>(w => (w.Amara, Words(w.Ward7))),
        Example.Of<MoveIdea.Command>(async w =>
        {
            var idea = await w.Idea(await w.Given());
            return (w.Joy, new() { Number = idea.Number, Version = idea.Version, To = IdeaState.Agreed, Words = "From Monday" });
        }),
        Example.Of<ShowIdea.Query>(async w => (w.Amara, new(await w.Given()))),
        Example.Of<MyIdeas.Query>(w => (w.Amara, new())),
        Example.Of<ListIdeas.Query>(w => (w.Amara, new("/riverside-hospitals/"))),
        Example.Of<TellOfUnansweredIdea.Command>(async w =>
        {
            var idea = await w.Idea(await w.Given());
            return (Example.TheSite, new() { Idea = idea.Id, DueAt = idea.Ahead()[0].At });
        }),
    ];

    public static RaiseIdea.Command Words(string place) => new() { Place = place, Problem = "Slippers are under the bed", Words = Fresh.Words("A hook at each bed"), Helps = "Patients who get up at night" };

    public static Task<int> Given(this TestWorld world) => world.Send(world.Amara, Words(world.Ward7));

    public static Task<Idea> Idea(this TestWorld world, int number) => world.Ask(db => db.Set<Idea>().AsNoTracking().Include(idea => idea.Steps.OrderBy(step => step.Position)).SingleAsync(idea => idea.Number == number));
}
