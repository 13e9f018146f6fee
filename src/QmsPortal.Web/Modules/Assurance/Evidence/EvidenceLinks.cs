using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>A chart on which a record rests, by way of evidence that was drawn from it.</summary>
internal sealed record ChartUnder
{
    public required Guid Record { get; init; }
    public required Guid Series { get; init; }
}

internal static class EvidenceLinks
{
    private sealed record Pair(Guid Record, EvidenceItem Item);

    /// <summary>What shows each of these records. Items the save in hand has changed come as they are now.</summary>
    public static async Task<ILookup<Guid, EvidenceItem>> EvidenceFor(this QmsDb db, CurrentUser user, IReadOnlyList<Guid> records, CancellationToken ct)
    {
        var pairs = await db.Links.For(user, Act.Read).Where(link => records.Contains(link.ToId) && link.Relation == Relation.Evidences && link.EndedAt == null)
            .Join(db.Evidence.For(user, Act.Read), link => link.FromId, item => item.Id, (link, item) => new Pair(link.ToId, item)).ToListAsync(ct);
        return pairs.ToLookup(pair => pair.Record, pair => pair.Item);
    }

    /// <summary>The charts from which that was drawn on which each of these records rests today.</summary>
    public static IQueryable<ChartUnder> ChartsShowing(this QmsDb db, CurrentUser user, IQueryable<Guid> records)
    {
        var links = db.Links.For(user, Act.Read).Where(link => link.EndedAt == null);
        return
            from shows in links
            join item in db.Evidence.For(user, Act.Read) on shows.FromId equals item.Id
            join drawn in links on item.Id equals drawn.FromId
            where shows.Relation == Relation.Evidences && drawn.Relation == Relation.DrawnFrom && records.Contains(shows.ToId)
                && (item.State == EvidenceState.Accepted || item.State == EvidenceState.Expiring)
            select new ChartUnder { Record = shows.ToId, Series = drawn.ToId };
    }

    /// <summary>The records that this item shows.</summary>
    public static IQueryable<Guid> ShownBy(this QmsDb db, CurrentUser user, Guid item) =>
        db.Links.For(user, Act.Read).Where(link => link.FromId == item && link.Relation == Relation.Evidences && link.EndedAt == null).Select(link => link.ToId);
}
