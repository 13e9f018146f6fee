using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;

namespace QmsPortal.Kernel.Clocks;

/// <summary>What is ahead of a record by itself, kept in the same save as the change that causes or ends it.</summary>
internal sealed class DueTimes(QmsDb db, IdSource ids, TimeProvider clock)
{
    /// <summary>From now on these are due for the record and nothing else: what was open and is not among them is cancelled, and what came already does not come again.</summary>
    public async Task Keep(Guid record, IReadOnlyList<Due> ahead, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = await db.Set<DueTime>().Where(due => due.RecordId == record && due.CancelledAt == null).ToListAsync(ct);
        foreach (var old in known.Where(old => old.DoneAt is null && !ahead.Contains(old.Due)))
            old.Cancel(now);
        db.AddRange(ahead.Except(known.Select(kept => kept.Due)).Select(due => new DueTime(ids.Next(), due, now)));
    }
}
