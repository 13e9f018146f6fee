using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Visits;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class VisitExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<RecordVisit.Command>(w => (w.Samuel, Words(w))),
        Example.Of<PromiseCommitment.Command>(async w => (w.Samuel, new() { Number = await w.Visited(), What = "A second bladder scanner", By = Day(w, 14) })),
        Example.Of<KeepCommitment.Command>(async w =>
        {
            var (number, promise) = await w.Promised();
            return (w.Samuel, new() { Number = number, Commitment = promise.Id, Version = promise.Version, How = "It stands in the store since Monday" });
        }),
        Example.Of<MoveCommitment.Command>(async w =>
        {
            var (number, promise) = await w.Promised();
            return (w.Samuel, new() { Number = number, Commitment = promise.Id, Version = promise.Version, By = Day(w, 28), Why = "The supplier is out of stock" });
        }),
        Example.Of<TellOfDueCommitment.Command>(async w =>
        {
            var (_, promise) = await w.Promised();
            return (Example.TheSite, new() { Commitment = promise.Id, DueAt = promise.Ahead()[0].At });
        }),
        Example.Of<MyPromises.Query>(w => (w.Samuel, new())),
        Example.Of<ShowVisit.Query>(async w => (w.Joy, new(await w.Visited()))),
        Example.Of<ListVisits.Query>(w => (w.Joy, new("/riverside-hospitals/"))),
    ];

    public static Task<int> Visited(this TestWorld world) => world.Send(world.Samuel, Words(world));

    public static async Task<(int Number, Commitment Promise)> Promised(this TestWorld world, int days = 14)
    {
        var number = await world.Visited();
        await world.Send(world.Samuel, new PromiseCommitment.Command { Number = number, What = "A second bladder scanner", By = Day(world, days) });
        return (number, (await world.PromisesOf(number))[0]);
    }

    public static Task<List<Commitment>> PromisesOf(this TestWorld world, int number) => world.Ask(db => db.Set<Commitment>().AsNoTracking().Include(one => one.Steps.OrderBy(step => step.Position))
        .Where(one => db.Set<Visit>().Any(visit => visit.Id == one.VisitId && visit.Number == number)).ToListAsync());

    private static RecordVisit.Command Words(TestWorld world) => new() { Place = world.Ward9, On = Day(world, 0), Heard = "Bells wait while one nurse looks for the scanner" };

    private static DateInput Day(TestWorld world, int days) => DateInput.From(world.Clock.GetUtcNow().LondonDay().AddDays(days));
}
