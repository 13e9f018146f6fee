using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class ThreadExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<LinkRecords.Command>(async w => (w.Joy, await w.Link())),
        Example.Of<EndLink.Command>(async w =>
        {
            var link = await w.Linked();
            return (w.Joy, new() { Link = link.Id, Version = link.Version, Reason = "It was another ward's chart" });
        }),
        Example.Of<OfferHandOver.Command>(async w => (w.Joy, await w.Offer())),
        Example.Of<AcceptHandOver.Command>(async w =>
        {
            var offered = await w.Offered();
            return (w.Priya, new() { HandOver = offered.Id, Version = offered.Version, Words = "I come on Thursday" });
        }),
        Example.Of<DeclineHandOver.Command>(async w =>
        {
            var offered = await w.Offered();
            return (w.Priya, new() { HandOver = offered.Id, Version = offered.Version, Reason = "Housekeeping is on it" });
        }),

        Example.Of<ShowThread.Query>(async w => (w.Amara, new((await w.Linked()).FromId))),
        Example.Of<FindRecords.Query>(async w => (w.Joy, new((await w.Raised()).Id, Relation.RaisedFrom, "ward 7", null))),
        Example.Of<ShowLink.Query>(async w => (w.Joy, new((await w.Linked()).Id))),
        Example.Of<ListEndedLinks.Query>(async w =>
        {
            var link = await w.Linked();
            await w.Send(w.Joy, new EndLink.Command { Link = link.Id, Version = link.Version, Reason = "It was another ward's chart" });
            return (w.Amara, new(link.FromId));
        }),
        Example.Of<PrepareOffer.Query>(async w => (w.Joy, new((await w.Raised()).Id))),
        Example.Of<ShowHandOver.Query>(async w => (w.Amara, new((await w.Offered()).Id))),
        Example.Of<ListHandOvers.Query>(async w =>
        {
            await w.Offered();
            return (w.Priya, new());
        }),
        Example.Of<ShowHandOvers.Query>(async w => (w.Amara, new((await w.Offered()).RecordId))),
    ];

    /// <summary>A new issue of Ward 7, raised from a chart.</summary>
    public static async Task<ThreadLink> Linked(this TestWorld world)
    {
        var link = await world.Send(world.Joy, await world.Link());
        return await world.Ask(db => db.Set<ThreadLink>().AsNoTracking().SingleAsync(known => known.Id == link));
    }

    /// <summary>A new issue of Ward 7, offered to improvement.</summary>
    public static async Task<HandOver> Offered(this TestWorld world)
    {
        var offered = await world.Send(world.Joy, await world.Offer());
        return await world.Ask(db => db.Set<HandOver>().AsNoTracking().SingleAsync(known => known.Id == offered));
    }

    private static async Task<LinkRecords.Command> Link(this TestWorld world) => new()
    {
        From = (await world.Raised()).Id,
        Relation = Relation.RaisedFrom,
        To = await world.Ask(db => db.Set<ThreadNode>().Where(node => node.Kind == ThreadKind.MeasureSeries).OrderBy(node => node.Id).Select(node => node.Id).FirstAsync()),
        Note = "Third torn blind this month",
    };

    private static async Task<OfferHandOver.Command> Offer(this TestWorld world) =>
        new() { Record = (await world.Raised()).Id, Kind = HandOverKind.ControlToImprove, Words = "Fourth night in a row" };
}
