using Microsoft.EntityFrameworkCore;

namespace QmsPortal.Data;

/// <summary>That a paired screen was there, at once and by the minute: no person did anything, so it is in no history.</summary>
internal static class DeviceSightings
{
    public static Task<int> SeeDevice(this QmsDb db, Guid device, DateTimeOffset now, CancellationToken ct)
    {
        var before = now.AddMinutes(-1);
        return db.Database.ExecuteSqlAsync($"update devices set last_seen_at = {now} where id = {device} and (last_seen_at is null or last_seen_at < {before})", ct);
    }
}
