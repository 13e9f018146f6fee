using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.Clocks;

namespace QmsPortal.Data;

/// <summary>How copies of the site share out due times: each row is locked by the one that has it, and passed over by the others.</summary>
internal static class DueTimeRows
{
    /// <summary>
    /// The earliest that is due, marked done in the transaction in hand, or null. Of one record nothing is taken while something
    /// before it is open; another copy's work counts as open until it has been committed.
    /// </summary>
    public static async Task<DueTime?> TakeDue(this QmsDb db, DateTimeOffset now, CancellationToken ct) =>
        (await db.Set<DueTime>().FromSql($"""
            update due_times set done_at = {now} where id = (
                select due.id from due_times due
                where due.done_at is null and due.cancelled_at is null and due.left_at is null and due.due_at <= {now} and due.next_try_at <= {now}
                    and not exists (select from due_times earlier where earlier.record_id = due.record_id
                        and earlier.done_at is null and earlier.cancelled_at is null and earlier.left_at is null and (earlier.due_at, earlier.id) < (due.due_at, due.id))
                order by due.due_at, due.id limit 1 for update of due skip locked)
            returning *
            """).AsNoTracking().ToListAsync(ct)).SingleOrDefault();

    /// <summary>After a failure: tried again later, or left. Counted once, though two copies failed at it.</summary>
    public static Task<int> PutOff(this QmsDb db, DueTime due, string failure, DateTimeOffset now, TimeSpan wait, bool leave, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"""
            update due_times set tries = tries + 1, last_failure = left({failure}, {DueTime.FailureLength}), next_try_at = {now + wait}, left_at = {(leave ? now : (DateTimeOffset?)null)}
            where id = {due.Id} and tries = {due.Tries} and done_at is null
            """, ct);
}
