using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class ThreadExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<LinkRecords.Command>(async w => (w.Joy, await RaisedFromFalls(w))),
        Example.Of<EndLink.Command>(async w =>
        {
            var link = await w.Linked();
            return (w.Joy, new() { Link = link.Id, Version = link.Version, Reason = "It was another measure" });
        }),
        Example.Of<OfferHandOver.Command>(async w => (w.Joy, Offer((await w.Raised()).Id))),
        Example.Of<AcceptHandOver.Command>(async w =>
        {
            var offer = await w.Offered();
            return (w.Priya, new() { HandOver = offer.Id, Version = offer.Version, Words = "I come on Thursday" });
        }),
        Example.Of<DeclineHandOver.Command>(async w =>
        {
            var offer = await w.Offered();
            return (w.Priya, new() { HandOver = offer.Id, Version = offer.Version, Reason = "Housekeeping is on it" });
        }),

        Example.Of<ShowThread.Query>(async w => (w.Joy, new((await w.Linked()).FromId))),
        Example.Of<ShowGaps.Query>(async w => (w.Petra, new(await w.PathOf(w.Riverside)))),
        Example.Of<FindRecords.Query>(async w => (w.Joy, new((await w.Raised()).Id, Relation.RaisedFrom, "falls", null))),
        Example.Of<ShowLink.Query>(async w => (w.Joy, new((await w.Linked()).Id))),
        Example.Of<ListEndedLinks.Query>(async w => (w.Joy, new((await w.Linked()).FromId))),
        Example.Of<ListHandOvers.Query>(w => (w.Priya, new())),
        Example.Of<PrepareOffer.Query>(async w => (w.Joy, new((await w.Raised()).Id))),
        Example.Of<ShowHandOver.Query>(async w => (w.Priya, new((await w.Offered()).Id))),
        Example.Of<ShowHandOvers.Query>(async w => (w.Joy, new((await w.Offered()).RecordId))),
    ];

    private static async Task<LinkRecords.Command> RaisedFromFalls(TestWorld world) => new()
    {
        From = (await world.Raised()).Id,
        Relation = Relation.RaisedFrom,
        To = (await world.Series(world.Ward7, "falls-with-harm")).Id,
        Note = "Third wet floor this month",
    };

    public static async Task<ThreadLink> Linked(this TestWorld world)
    {
        var link = await world.Send(world.Joy, await RaisedFromFalls(world));
        return await world.Ask(db => db.Set<ThreadLink>().AsNoTracking().SingleAsync(known => known.Id == link));
    }

    private static OfferHandOver.Command Offer(Guid record) => new() { Record = record, Kind = HandOverKind.ControlToImprove, Words = "Fourth night in a row" };

    public static async Task<HandOver> Offered(this TestWorld world)
    {
        var offer = await world.Send(world.Joy, Offer((await world.Raised()).Id));
        return await world.Ask(db => db.Set<HandOver>().AsNoTracking().SingleAsync(known => known.Id == offer));
    }
}
