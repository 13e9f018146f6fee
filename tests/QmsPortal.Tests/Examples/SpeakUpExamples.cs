using Microsoft.EntityFrameworkCore;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.SpeakUp;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class SpeakUpExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<RaiseConcern.Command>(w => (w.Amara, new() { Words = "Breaks are written down that nobody had" })),
        Example.Of<RaiseUnnamedConcern.Command>(w => (w.Amara, new() { Words = "Near misses are not written up" })),
        Example.Of<AnswerConcern.Command>(async w =>
        {
            var concern = await w.Said();
            return (w.Grace, new() { Id = concern.Id, Version = concern.Version, Answer = "I speak with the people team on Friday" });
        }),
        Example.Of<CloseConcern.Command>(async w =>
        {
            var concern = await w.ConcernAnswered();
            return (w.Grace, new() { Id = concern.Id, Version = concern.Version, Why = "The door records are corrected" });
        }),
        Example.Of<SayMore.Command>(async w => (w.Amara, new() { Id = (await w.ConcernAnswered()).Id, More = "It was so again last night" })),
        Example.Of<SayMoreByCode.Command>(async w => (w.Amara, new() { Code = await w.Send(w.Kofi, new RaiseUnnamedConcern.Command { Words = Fresh.Words("Near misses are not written up") }), More = "It was so again last night" })),
        Example.Of<MyConcerns.Query>(w => (w.Amara, new())),
        Example.Of<ListConcerns.Query>(w => (w.Grace, new())),
        Example.Of<ShowConcern.Query>(async w => (w.Amara, new((await w.Said()).Id))),
        Example.Of<ReadByCode.Query>(async w => (w.Amara, new(await w.Send(w.Kofi, new RaiseUnnamedConcern.Command { Words = Fresh.Words("Near misses are not written up") })))),
    ];

    /// <summary>By Amara, with her name.</summary>
    public static async Task<Concern> Said(this TestWorld world) =>
        await world.Concern(await world.Send(world.Amara, new RaiseConcern.Command { Words = Fresh.Words("Breaks are written down that nobody had") }));

    public static async Task<Concern> ConcernAnswered(this TestWorld world)
    {
        var concern = await world.Said();
        await world.Send(world.Grace, new AnswerConcern.Command { Id = concern.Id, Version = concern.Version, Answer = "I speak with the people team on Friday" });
        return await world.Concern(concern.Id);
    }

    public static Task<Concern> Concern(this TestWorld world, Guid id) =>
        world.Ask(db => db.Concerns.AsNoTracking().Include(concern => concern.Steps.OrderBy(step => step.Position)).SingleAsync(concern => concern.Id == id));
}
