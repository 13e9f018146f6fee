using System.Collections;
using System.Security.Cryptography;
using Npgsql;
using QmsPortal.Kernel.Audit;

namespace QmsPortal.Data.Auditing;

/// <summary>Looks whether the history is as it was written, from the first seal to the last row, and names the first row that is not.</summary>
public sealed class AuditVerification(NpgsqlDataSource source, AuditKey key)
{
    private const int SealsAtOnce = 200;

    private readonly BitArray known = new(0);

    private long entries;
    private long seals;
    private AuditSealer.Head head = new(0, AuditSeal.Beginning);

    public sealed record Result(long Entries, long Seals, long Waiting, AuditSealer.Head Head, Fault? First);

    /// <summary>The row, and what is wrong with it.</summary>
    public sealed record Fault(string Table, long Row, string Why)
    {
        public override string ToString() => $"{Table} {Row}: {Why}";
    }

    /// <param name="kept">A head of the chain that was kept elsewhere; a trail that was cut off before it is found by it.</param>
    /// <param name="ct">Stops looking.</param>
    public async Task<Result> Look(AuditSealer.Head? kept, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);

        // One view of everything, while the site goes on writing.
        await using var view = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, ct);
        return await Look(connection, kept, ct);
    }

    internal async Task<Result> Look(NpgsqlConnection connection, AuditSealer.Head? kept, CancellationToken ct)
    {
        var first = await Chain(connection, kept, ct) ?? await NotSealed(connection, ct) ?? await Copied(connection, ct) ?? await WithoutEntry(connection, ct);
        await using var waiting = new NpgsqlCommand("select count(*) from audit_unsealed", connection);
        return new Result(entries, seals, (long)(await waiting.ExecuteScalarAsync(ct))!, head, first);
    }

    private async Task<Fault?> Chain(NpgsqlConnection connection, AuditSealer.Head? kept, CancellationToken ct)
    {
        while (true)
        {
            var batch = await Seals(connection, head.Number, ct);
            if (batch.Count == 0)
                return kept is not null && kept.Number > head.Number ? new Fault("audit_seals", head.Number + 1, "this seal is gone, with all after it") : null;
            var rows = await Rows(connection, [.. batch.SelectMany(seal => seal.Entries)], ct);
            foreach (var seal in batch)
            {
                if (seal.Number != head.Number + 1)
                    return new Fault("audit_seals", head.Number + 1, "this seal is gone");
                var hash = AuditSeal.HashOf(key, head.Hash, seal.Number, seal.At, seal.Entries, seal.Marks);
                if (!CryptographicOperations.FixedTimeEquals(hash, seal.Hash) || seal.Entries.Length != seal.Marks.Length || (kept?.Number == seal.Number && !kept.Hash.SequenceEqual(hash)))
                    return new Fault("audit_seals", seal.Number, "this seal was changed");
                for (var i = 0; i < seal.Entries.Length; i++)
                    if (Wrong(seal.Entries[i], seal.Marks[i], rows) is { } fault)
                        return fault;
                head = new AuditSealer.Head(seal.Number, hash);
                seals++;
            }
        }
    }

    private Fault? Wrong(long number, Guid mark, Dictionary<long, AuditEntry> rows)
    {
        if (!rows.TryGetValue(number, out var entry))
            return new Fault("audit_entries", number, "this row is gone");
        if (entry.Mark != mark)
            return new Fault("audit_entries", number, "another row stands in this place");
        Remember(number);
        return Changed(entry);
    }

    private Fault? Changed(AuditEntry entry)
    {
        entries++;
        if (!entry.IsAsWritten(key))
            return new Fault("audit_entries", entry.Id, "this row was changed, or not written by the site");
        if (entry.Payload is null)
            return new Fault("audit_entries", entry.Id, "what this row is about is gone from audit_payloads");
        return CryptographicOperations.FixedTimeEquals(entry.Payload.Hash(), entry.PayloadHash) ? null : new Fault("audit_entries", entry.Id, "what this row is about was changed in audit_payloads");
    }

    /// <summary>Rows under no seal: those of the last second, which wait for theirs; any other was put there by hand.</summary>
    private async Task<Fault?> NotSealed(NpgsqlConnection connection, CancellationToken ct)
    {
        var without = new List<long>();
        await using (var all = new NpgsqlCommand("select id from audit_entries order by id", connection))
        await using (var reader = await all.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                if (reader.GetInt64(0) is var id && !IsKnown(id))
                    without.Add(id);

        foreach (var some in without.Chunk(AuditSealer.Most))
        {
            var rows = await Rows(connection, some, ct);
            var waiting = await Waiting(connection, some, ct);
            foreach (var number in some)
            {
                if (!waiting.Contains(number))
                    return new Fault("audit_entries", number, "this row is under no seal");
                if (Changed(rows[number]) is { } fault)
                    return fault;
            }
        }

        return null;
    }

    /// <summary>A copy bears the mark of the row it was made from; the one under no seal, or the later one, is the copy.</summary>
    private async Task<Fault?> Copied(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var twice = new NpgsqlCommand("select array_agg(id order by id) from audit_entries group by mark having count(*) > 1 order by 1 limit 1", connection);
        if (await twice.ExecuteScalarAsync(ct) is not long[] same)
            return null;
        return new Fault("audit_entries", same.FirstOrDefault(row => !IsKnown(row), same[^1]), "this row is a copy of another");
    }

    private static async Task<Fault?> WithoutEntry(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var alone = new NpgsqlCommand("select count(*) from audit_payloads p where not exists (select from audit_entries e where e.mark = p.mark)", connection);
        return await alone.ExecuteScalarAsync(ct) is long and > 0 and var rows ? new Fault("audit_payloads", rows, "so many rows belong to no entry") : null;
    }

    private static async Task<List<AuditSeal>> Seals(NpgsqlConnection connection, long after, CancellationToken ct)
    {
        await using var next = new NpgsqlCommand("select number, at, entries, marks, hash from audit_seals where number > $1 order by number limit $2", connection)
        {
            Parameters = { new() { Value = after }, new() { Value = SealsAtOnce } },
        };
        var found = new List<AuditSeal>();
        await using var reader = await next.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            found.Add(new AuditSeal
            {
                Number = reader.GetInt64(0),
                At = reader.GetFieldValue<DateTimeOffset>(1),
                Entries = reader.GetFieldValue<long[]>(2),
                Marks = reader.GetFieldValue<Guid[]>(3),
                Hash = reader.GetFieldValue<byte[]>(4),
            });
        return found;
    }

    private static async Task<Dictionary<long, AuditEntry>> Rows(NpgsqlConnection connection, long[] numbers, CancellationToken ct)
    {
        await using var some = new NpgsqlCommand("""
            select e.id, e.mark, e.at, e.person_id, e.role_used, e.command, e.operation_id, e.record, e.record_id, e.payload_hash, e.mac,
                p.salt, p.who, p.before::text, p.after::text, p.reason
            from audit_entries e left join audit_payloads p on p.mark = e.mark where e.id = any($1)
            """, connection)
        {
            Parameters = { new() { Value = numbers } },
        };
        var found = new Dictionary<long, AuditEntry>(numbers.Length);
        await using var reader = await some.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            found[reader.GetInt64(0)] = await Read(reader, ct);
        return found;
    }

    private static async Task<AuditEntry> Read(NpgsqlDataReader row, CancellationToken ct)
    {
        var mark = row.GetGuid(1);
        return AuditEntry.Stored(row.GetInt64(0), mark, row.GetFieldValue<DateTimeOffset>(2), await Of<Guid?>(row, 3, ct), await Of<string?>(row, 4, ct), row.GetString(5),
            await Of<Guid?>(row, 6, ct), row.GetString(7), row.GetGuid(8), row.GetFieldValue<byte[]>(9), row.GetFieldValue<byte[]>(10),
            await row.IsDBNullAsync(11, ct) ? null : new AuditPayload
            {
                Mark = mark,
                Salt = row.GetFieldValue<byte[]>(11),
                Who = row.GetString(12),
                Before = await Of<string?>(row, 13, ct),
                After = await Of<string?>(row, 14, ct),
                Reason = await Of<string?>(row, 15, ct),
            });
    }

    private static async Task<T?> Of<T>(NpgsqlDataReader row, int column, CancellationToken ct) =>
        await row.IsDBNullAsync(column, ct) ? default : await row.GetFieldValueAsync<T>(column, ct);

    private static async Task<HashSet<long>> Waiting(NpgsqlConnection connection, long[] numbers, CancellationToken ct)
    {
        await using var queue = new NpgsqlCommand("select entry_id from audit_unsealed where entry_id = any($1)", connection) { Parameters = { new() { Value = numbers } } };
        var found = new HashSet<long>();
        await using var reader = await queue.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            found.Add(reader.GetInt64(0));
        return found;
    }

    private bool IsKnown(long number) => number >= 0 && number < known.Length && known[(int)number];

    private void Remember(long number)
    {
        if (number >= known.Length)
            known.Length = (int)Math.Min(int.MaxValue, Math.Max(number + 1, known.Length * 2L));
        known[(int)number] = true;
    }
}
