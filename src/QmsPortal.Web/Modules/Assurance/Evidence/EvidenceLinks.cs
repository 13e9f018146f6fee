using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Evidence;

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

    /// <summary>The records that this item shows.</summary>
    public static IQueryable<Guid> ShownBy(this QmsDb db, CurrentUser user, Guid item) =>
        db.Links.For(user, Act.Read).Where(link => link.FromId == item && link.Relation == Relation.Evidences && link.EndedAt == null).Select(link => link.ToId);
}
