using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Data.Auditing;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.Audit;

/// <summary>What happened to a record since a version of it was shown, oldest first: for a form that came too late.</summary>
public static class ShowChangesSince
{
    [Requires(Permission.SignedIn)]
    public sealed record Query(Guid Record, uint Shown) : IQuery<IReadOnlyList<ShowHistory.Row>>;

    internal sealed class Handler(QmsDb db, IDoor door) : IRequestHandler<Query, IReadOnlyList<ShowHistory.Row>>
    {
        public async Task<IReadOnlyList<ShowHistory.Row>> Handle(Query query, CancellationToken ct) =>
            await door.ToHistoryOf(query.Record).AnyAsync(ct) ? [.. (await db.EntriesSince(query.Record, query.Shown).ButForKept(db.Set<AuditEntry>(), door).OrderBy(entry => entry.Id).ToListAsync(ct)).Select(ShowHistory.RowOf)] : [];
    }
}
