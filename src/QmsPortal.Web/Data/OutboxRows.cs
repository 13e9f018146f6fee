using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.Outbox;

namespace QmsPortal.Data;

/// <summary>How copies of the site share out what is to be sent.</summary>
internal static class OutboxRows
{
    /// <summary>The channel on which copies of the site listen.</summary>
    public const string LiveChannel = "qms_live";

    /// <summary>Things of one notice: 75 of 100 characters stay below the 8000 bytes that PostgreSQL carries.</summary>
    private const int ThingsOfOneNotice = 75;

    /// <summary>
    /// The mail that has waited longest, marked as being sent and committed, or none. With one of a digest comes all that waits for the same person; only
    /// the first of these leads, so that no two copies of the site share a person's digest between them.
    /// </summary>
    public static Task<List<OutboxMessage>> ClaimMail(this QmsDb db, DateTimeOffset now, TimeSpan lease, CancellationToken ct) =>
        db.Set<OutboxMessage>().FromSql($"""
            with waiting as (
                select * from outbox_messages where channel = 'Mail' and state = 'Waiting' and next_try_at <= {now}),
            head as (
                select m.id, m.person_id, m.in_digest from outbox_messages m where m.channel = 'Mail' and m.state = 'Waiting' and m.next_try_at <= {now}
                    and (not m.in_digest or {!OutboxMessage.IsQuiet(now)} and not exists (
                        select 1 from waiting before where before.in_digest and before.person_id = m.person_id and (before.next_try_at, before.id) < (m.next_try_at, m.id)))
                order by m.next_try_at, m.id limit 1 for update of m skip locked)
            update outbox_messages set state = 'Sending', tries = tries + 1, lease_until = {now + lease} where id in (
                select id from head
                union all select w.id from waiting w join head on head.in_digest and w.in_digest and w.person_id = head.person_id and w.id <> head.id)
                and state = 'Waiting'
            returning *
            """).AsNoTracking().ToListAsync(ct);

    /// <summary>Writes down what became of it. A late answer is better than none: it counts even when the lease has run out.</summary>
    public static Task<int> SettleMail(this QmsDb db, OutboxMessage message, Attempt attempt, DateTimeOffset now, TimeSpan wait, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"""
            update outbox_messages set state = {attempt.State.ToString()}, failure = left({attempt.Failure}, {OutboxMessage.FailureLength}), lease_until = null,
                next_try_at = {now + wait}, sent_at = {(attempt.State is OutboxState.Sent ? now : (DateTimeOffset?)null)}
            where id = {message.Id} and state in ('Sending', 'Unknown') and tries = {message.Tries} and lease_until = {message.LeaseUntil}
            """, ct);

    /// <summary>What was being sent by a copy that is gone.</summary>
    public static Task<int> LoseTrack(this QmsDb db, DateTimeOffset now, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"update outbox_messages set state = 'Unknown', failure = 'Stopped while sending' where channel = 'Mail' and state = 'Sending' and lease_until < {now}", ct);

    /// <summary>Tells what waits in one notice, each thing once, and marks it told: both are committed together or not at all.</summary>
    public static async Task<int> NotifyLive(this QmsDb db, DateTimeOffset now, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>($"""
            with chosen as (
                select id from outbox_messages where channel = 'Live' and state = 'Waiting' and thing in (
                    select distinct thing from outbox_messages where channel = 'Live' and state = 'Waiting' limit {ThingsOfOneNotice})
                for update skip locked),
            told as (
                update outbox_messages set state = 'Sent', sent_at = {now}, tries = tries + 1 where id in (select id from chosen) returning thing),
            notice as (
                select count(*)::int as things, string_agg(distinct thing, ',') as payload from told)
            select things as "Value" from notice where case when things = 0 then true else pg_notify({LiveChannel}, payload) is not null end
            """).ToListAsync(ct)).Single();
}
