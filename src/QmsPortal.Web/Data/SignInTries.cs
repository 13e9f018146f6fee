using Microsoft.EntityFrameworkCore;

namespace QmsPortal.Data;

/// <summary>
/// Counts tries to sign in, at once and not with the save: of a thousand sent together the row lets one after the other
/// through, and each sees those before it.
/// </summary>
internal static class SignInTries
{
    /// <summary>True if a try is allowed now; then it is counted. Free tries cost no wait; each further one doubles it.</summary>
    public static async Task<bool> CountTry(this QmsDb db, string key, int free, TimeSpan forgottenAfter, TimeSpan longestWait, DateTimeOffset now, CancellationToken ct)
    {
        var forgotten = now - forgottenAfter;
        var longest = longestWait.TotalSeconds;
        return await db.Database.ExecuteSqlAsync($"""
            insert into sign_in_throttles as t (key, failures, last_failure) values ({key}, 1, {now})
            on conflict (key) do update set failures = case when t.last_failure < {forgotten} then 1 else t.failures + 1 end, last_failure = {now}
            where t.last_failure < {forgotten} or t.failures < {free}
                or t.last_failure + make_interval(secs => least(power(2, t.failures - {free} + 1), {longest})) <= {now}
            """, ct) > 0;
    }

    /// <summary>After a success the account starts anew, and the address is not blamed for this try.</summary>
    public static async Task ForgetTries(this QmsDb db, string account, string address, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"update sign_in_throttles set failures = 0 where key = {account}", ct);
        await db.Database.ExecuteSqlAsync($"update sign_in_throttles set failures = greatest(failures - 1, 0) where key = {address}", ct);
    }
}
