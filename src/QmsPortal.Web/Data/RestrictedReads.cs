using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Data;

/// <summary>
/// Keeps who opened a restricted record. Looking is no command, so the row is written at once and by itself; if it cannot be,
/// the page is shown all the same and the log says so.
/// </summary>
public sealed partial class RestrictedReads(QmsDb db, ILogger<RestrictedReads> logger)
{
    private const int Most = 50;

    public async Task Keep(Guid record, Guid person, DateTimeOffset now, CancellationToken ct)
    {
        var at = now.ToUniversalTime();
        var hour = new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);
        try
        {
            await db.Database.ExecuteSqlAsync($"""
                insert into restricted_reads (record_id, person_id, hour, at) values ({record}, {person}, {hour}, {at}) on conflict do nothing
                """, ct);
        }
        catch (Exception exception) when (exception is DbException or RetryLimitExceededException or InvalidOperationException or TimeoutException)
        {
            NotKept(record, person, exception.GetType().Name);
        }
    }

    /// <summary>Who opened it, the newest first: for whoever it has been found to belong to.</summary>
    public Task<List<RestrictedRead>> Of(Guid record, CancellationToken ct) =>
        db.Set<RestrictedRead>().AsNoTracking().Where(read => read.RecordId == record).OrderByDescending(read => read.At).Take(Most).ToListAsync(ct);

    [LoggerMessage(LogLevel.Error, "That {Person} opened the restricted record {Record} could not be kept: {Cause}")]
    private partial void NotKept(Guid record, Guid person, string cause);
}
