using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>Records, links and hand-overs within a person's reach: not there and not theirs are the same.</summary>
internal static class FindOnThread
{
    /// <summary>Records of the kinds that this person may read, but for those kept from them.</summary>
    public static IQueryable<ThreadNode> Records(this QmsDb db, CurrentUser user, Act act)
    {
        var kinds = ThreadKinds.ReadableBy(user);
        return db.ThreadNodes.For(user, act).Where(node => kinds.Contains(node.Kind));
    }

    public static async Task<ThreadNode> Record(this QmsDb db, CurrentUser user, Act act, Guid id, CancellationToken ct) =>
        await db.Records(user, act).SingleOrDefaultAsync(node => node.Id == id, ct) ?? throw new NotFoundException();

    /// <summary>Links of which this person may change the record they begin at, and read the one they lead to.</summary>
    public static IQueryable<ThreadLink> LinksToChange(this QmsDb db, CurrentUser user)
    {
        var (from, to) = (db.Records(user, Act.Change), db.Records(user, Act.Read));
        return db.ThreadLinks.For(user, Act.Change).Where(link => from.Any(node => node.Id == link.FromId) && to.Any(node => node.Id == link.ToId));
    }

    /// <summary>Hand-overs of records that this person may see.</summary>
    public static IQueryable<HandOver> HandOversSeen(this QmsDb db, CurrentUser user)
    {
        var records = db.Records(user, Act.Read);
        return db.HandOvers.For(user, Act.Read).Where(handOver => records.Any(node => node.Id == handOver.RecordId));
    }

    /// <summary>Those that this person may accept or decline, by a role they hold where it is offered or above.</summary>
    public static IQueryable<HandOver> HandOversTaken(this QmsDb db, CurrentUser user)
    {
        var nodes = db.Nodes.For(user, Act.Read);
        var seen = db.HandOversSeen(user);
        return HandOverKinds.TakenBy(user).GroupBy(taken => taken.Path, taken => taken.Kind)
            .Select(at => (Kinds: at.ToList(), Below: at.Key + "%"))
            .Select(at => seen.Where(handOver => at.Kinds.Contains(handOver.Kind) && nodes.Any(node => node.Id == handOver.NodeId && EF.Functions.Like(node.Path, at.Below))))
            .DefaultIfEmpty(seen.Where(_ => false))
            .Aggregate((all, more) => all.Union(more));
    }

    public static async Task<HandOver> HandOverToDecide(this QmsDb db, CurrentUser user, Guid id, uint version, CancellationToken ct)
    {
        var mine = db.HandOversTaken(user).Select(handOver => handOver.Id);
        var handOver = await db.HandOversSeen(user).Where(handOver => mine.Contains(handOver.Id))
            .Include(handOver => handOver.Steps.OrderBy(step => step.Position)).Get(id, ct);
        db.Expect(handOver, version);
        return handOver;
    }
}
