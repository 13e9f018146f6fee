using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Kernel.Audit;

namespace QmsPortal.Data.Auditing;

/// <summary>
/// Seals what was written since the last seal. Every entry waits in audit_unsealed, put there by the database in the save that
/// wrote it, until a seal takes it up: so entries that are committed out of order are never passed over.
/// </summary>
public sealed class AuditSealer(QmsDb db, AuditKey key, TimeProvider clock)
{
    public const int Most = 5000;

    private const long OneSealer = 7_265_002;

    /// <summary>The head of the chain: what to keep elsewhere, so that a trail cut off at its end is found.</summary>
    public sealed record Head(long Number, byte[] Hash)
    {
        public override string ToString() => $"{Number}:{Convert.ToHexStringLower(Hash)}";

        public static Head? Read(string text) =>
            text.Trim().Split(':') is [var number, { Length: 64 } hash] && long.TryParse(number, out var known) && hash.All(char.IsAsciiHexDigit) ? new Head(known, Convert.FromHexString(hash)) : null;
    }

    /// <summary>One seal over what waits; null where nothing does, or another copy of the site is sealing.</summary>
    public Task<Head?> Seal(CancellationToken ct) => db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using var turn = new NpgsqlCommand("select pg_try_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = OneSealer } } };
        if (!(bool)(await turn.ExecuteScalarAsync(ct))!)
            return null;
        var (entries, marks) = await Take(connection, ct);
        if (entries.Count == 0)
            return null;

        var before = await Last(connection, ct);
        var at = clock.GetUtcNow();
        at = at.AddTicks(-(at.UtcTicks % TimeSpan.TicksPerMicrosecond));
        var head = new Head(before.Number + 1, AuditSeal.HashOf(key, before.Hash, before.Number + 1, at, entries, marks));
        await using var seal = new NpgsqlCommand("insert into audit_seals (number, at, entries, marks, hash) values ($1, $2, $3, $4, $5)", connection)
        {
            Parameters = { new() { Value = head.Number }, new() { Value = at.ToUniversalTime() }, new() { Value = entries.ToArray() }, new() { Value = marks.ToArray() }, new() { Value = head.Hash } },
        };
        await seal.ExecuteNonQueryAsync(ct);
        await transaction.CommitAsync(ct);
        return head;
    });

    public async Task<Head> Last(CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return await Last((NpgsqlConnection)db.Database.GetDbConnection(), ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static async Task<(List<long> Entries, List<Guid> Marks)> Take(NpgsqlConnection connection, CancellationToken ct)
    {
        // An entry that is gone before it was sealed is sealed all the same, with no mark: then it is missed.
        await using var take = new NpgsqlCommand("""
            with taken as (
                delete from audit_unsealed where entry_id in (select entry_id from audit_unsealed order by entry_id limit $1) returning entry_id)
            select taken.entry_id, coalesce(e.mark, '00000000-0000-0000-0000-000000000000') from taken left join audit_entries e on e.id = taken.entry_id order by taken.entry_id
            """, connection)
        {
            Parameters = { new() { Value = Most } },
        };
        var (entries, marks) = (new List<long>(), new List<Guid>());
        await using var reader = await take.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            entries.Add(reader.GetInt64(0));
            marks.Add(reader.GetGuid(1));
        }

        return (entries, marks);
    }

    private static async Task<Head> Last(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var last = new NpgsqlCommand("select number, hash from audit_seals order by number desc limit 1", connection);
        await using var reader = await last.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? new Head(reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)) : new Head(0, AuditSeal.Beginning);
    }
}
