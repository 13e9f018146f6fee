using System.Text.Json;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.Audit;

/// <summary>The history of one record and of what was said about it, newest first; nothing where the record is not the person's to see.</summary>
public static partial class ShowHistory
{
    private const int Most = 50;

    [Requires(Permission.SignedIn)]
    public sealed record Query(Guid Record) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(DateTimeOffset At, string Who, string? Role, string What, IReadOnlyList<Change> Changes, string? Reason)
    {
        /// <summary>What the record began with, where this row is its beginning.</summary>
        public IReadOnlyList<Change> Beginning { get; init; } = [];
    }

    public sealed record Change(string Field, string? Before, string? After);

    internal sealed class Handler(QmsDb db, IDoor door) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var (readable, parts, all) = (door.ToHistoryOf(query.Record), door.ToPartsOf(query.Record), db.Set<AuditEntry>().AsNoTracking());
            var entries = await all.Where(entry => entry.RecordId == query.Record && readable.Any()).Concat(all.Where(entry => parts.Contains(entry.RecordId) && readable.Any())).ButForKept(all, door).OrderByDescending(entry => entry.Id).Take(Most).ToListAsync(ct);
            return [.. entries.Select(RowOf)];
        }
    }

    internal static Row RowOf(AuditEntry entry) =>
        new(entry.At, entry.Payload.Who, entry.RoleUsed, Words(entry.Command), Changes(entry.Payload), entry.Payload.Reason)
        {
            Beginning = entry.Payload is { Before: null, After: { } after } ? [.. Fields(after).Select(field => new Change(Words(field.Key), null, field.Value))] : [],
        };

    private static List<Change> Changes(AuditPayload payload)
    {
        if (payload.Before is null || payload.After is null)
            return [];
        var before = Fields(payload.Before);
        return [.. Fields(payload.After).Select(field => new Change(Words(field.Key), before.GetValueOrDefault(field.Key), field.Value))];
    }

    private static Dictionary<string, string?> Fields(string json) => JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!
        .SelectMany(field => field.Value.ValueKind is JsonValueKind.Object ? field.Value.EnumerateObject().Select(part => KeyValuePair.Create(part.Name, part.Value)) : [field])
        .Where(field => !field.Key.EndsWith("Id", StringComparison.Ordinal))
        .ToDictionary(field => field.Key, field => field.Value.ValueKind is JsonValueKind.Null ? null : field.Value.ToString());

    /// <summary>"RaiseIssue" reads "Raise issue".</summary>
    internal static string Words(string name)
    {
        var words = Capitals().Replace(name, " $1").ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<!^)([A-Z])")]
    private static partial Regex Capitals();
}
