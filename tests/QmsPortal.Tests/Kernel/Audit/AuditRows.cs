using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel.Audit;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Kernel.Audit;

/// <summary>A row of the history as a test reads it, wherever its parts are kept.</summary>
internal sealed record AuditRow(
    string Record, Guid RecordId, IReadOnlyDictionary<string, JsonElement>? Before, IReadOnlyDictionary<string, JsonElement>? After,
    string Who, string? Role, DateTimeOffset At, string Command, Guid? Operation, string? Reason)
{
    /// <summary>Those written since the one with this number.</summary>
    public static async Task<IReadOnlyList<AuditRow>> Of(TestWorld world, long after)
    {
        var entries = await world.Ask(db => db.Set<AuditEntry>().AsNoTracking().Where(entry => entry.Id > after).OrderBy(entry => entry.Id).ToListAsync());
        return [.. entries.Select(entry => new AuditRow(entry.Record, entry.RecordId, Fields(entry.Payload.Before), Fields(entry.Payload.After), entry.Payload.Who, entry.RoleUsed, entry.At, entry.Command, entry.OperationId, entry.Payload.Reason))];
    }

    public static Task<long> Newest(TestWorld world) => world.Ask(db => db.Set<AuditEntry>().MaxAsync(entry => (long?)entry.Id).ContinueWith(newest => newest.Result ?? 0, TaskScheduler.Default));

    private static Dictionary<string, JsonElement>? Fields(string? json) => json is null ? null : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json);
}
