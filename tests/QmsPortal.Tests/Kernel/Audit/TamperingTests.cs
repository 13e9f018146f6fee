using System.Globalization;
using Npgsql;
using QmsPortal.Data.Auditing;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel.Audit;

/// <summary>
/// A superuser of the database, who may switch off every trigger, changes the history in a thousand ways. Each is made in a
/// transaction that is taken back, and each must be found, with the first bad row by name.
/// </summary>
public class TamperingTests(SealedWorld world) : IClassFixture<SealedWorld>
{
    private const int Tries = 1000;
    private const int Seed = 20_260_505;

    /// <summary>What was done, and the row that has to be named.</summary>
    private sealed record Deed(string Sql, string Table, long Row);

    [Fact]
    public async Task Rows_of_the_last_second_wait_for_their_seal_and_are_looked_at_too()
    {
        await world.Seal();
        await world.Add("Ward 1001");

        var found = await Look(null);
        var last = await Number("select max(id) from audit_entries");
        var altered = await After($"update audit_entries set command = 'Nothing' where id = {last}");

        Assert.Null(found.First);
        Assert.Equal(1, found.Waiting);
        Assert.Equal(("audit_entries", last), (altered!.Table, altered.Row));
    }

    [Fact]
    public async Task A_row_that_was_never_sealed_and_does_not_wait_is_found()
    {
        await world.Seal();
        await world.Add("Ward 1002");
        var last = await Number("select max(id) from audit_entries");

        var fault = await After($"delete from audit_unsealed where entry_id = {last}");

        Assert.Equal(("audit_entries", last), (fault!.Table, fault.Row));
    }

    [Fact]
    public async Task A_thousand_random_changes_by_a_superuser_are_all_found_and_the_first_bad_row_is_named()
    {
        await world.Seal();
        var head = (await Look(null)).Head;
        var random = new Random(Seed);
        var rows = await Numbers("select id from audit_entries order by id");
        var seals = await Numbers("select number from audit_seals order by number");
        var missed = new List<string>();
        var kinds = new Dictionary<string, int>();
        for (var i = 0; i < Tries; i++)
        {
            var deed = Plan(random, rows, seals);
            kinds[deed.Sql[..20]] = kinds.GetValueOrDefault(deed.Sql[..20]) + 1;
            var fault = await After(deed.Sql, head);
            if (fault is null || fault.Table != deed.Table || fault.Row != deed.Row)
                missed.Add($"Try {i} of seed {Seed}: {deed}, but found {fault?.ToString() ?? "nothing"}");
        }

        Expect.None(missed);
        Assert.True(kinds.Count >= 7, string.Join("; ", kinds));
    }

    private static Deed Plan(Random random, List<long> rows, List<long> seals)
    {
        var (a, b) = (rows[random.Next(rows.Count)], rows[random.Next(rows.Count)]);
        while (a == b)
            b = rows[random.Next(rows.Count)];
        var seal = seals[random.Next(seals.Count)];
        string[] columns = ["at = at + interval '1 microsecond'", "person_id = gen_random_uuid()", "role_used = 'Chair'", "command = command || 'x'", "operation_id = gen_random_uuid()",
            "record = 'Thing'", "record_id = gen_random_uuid()", "payload_hash = payload_hash || '\\x00'", "mac = sha256(mac)", "mark = gen_random_uuid()"];
        string[] payload = ["who = who || ' '", "before = '{}'", "after = '{\"State\":\"Solved\"}'", "reason = coalesce(reason, '') || '.'", "salt = sha256(salt)"];
        string[] ofSeal = ["at = at + interval '1 microsecond'", "hash = sha256(hash)", "entries[1] = entries[1] + 1", "marks[1] = gen_random_uuid()", "entries = entries[2:]", "marks = marks[2:]", "number = number + 100000"];
        return random.Next(12) switch
        {
            0 or 1 or 2 => new Deed($"update audit_entries set {Any(columns)} where id = {a}", "audit_entries", a),
            3 or 4 => new Deed($"update audit_payloads set {Any(payload)} where mark = (select mark from audit_entries where id = {a})", "audit_entries", a),
            5 => new Deed($"delete from audit_entries where id = {a}", "audit_entries", a),
            6 => new Deed($"delete from audit_payloads where mark = (select mark from audit_entries where id = {a})", "audit_entries", a),
            7 => new Deed($"alter table audit_entries alter column id drop identity; update audit_entries set id = case id when {a} then {b} else {a} end + 10000000 where id in ({a}, {b}); update audit_entries set id = id - 10000000 where id > 10000000", "audit_entries", Math.Min(a, b)),
            8 => new Deed($"insert into audit_entries (id, at, mark, person_id, role_used, command, record, record_id, payload_hash, mac) overriding system value select 20000000, at, gen_random_uuid(), person_id, role_used, command, record, record_id, payload_hash, mac from audit_entries where id = {a}", "audit_entries", 20000000),
            9 => new Deed($"alter table audit_entries drop constraint ak_audit_entries_mark cascade; insert into audit_entries (id, at, mark, person_id, role_used, command, record, record_id, payload_hash, mac) overriding system value select 20000000, at, mark, person_id, role_used, command, record, record_id, payload_hash, mac from audit_entries where id = {a}; insert into audit_unsealed values (20000000) on conflict do nothing", "audit_entries", 20000000),
            10 when random.Next(2) == 0 => new Deed($"delete from audit_entries where id >= (select min(e) from audit_seals, unnest(entries) e where number >= {seal}); delete from audit_seals where number >= {seal}", "audit_seals", seal),
            10 => new Deed($"delete from audit_seals where number = {seal}", "audit_seals", seal),
            _ => new Deed($"update audit_seals set {Any(ofSeal)} where number = {seal}", "audit_seals", seal),
        };

        string Any(string[] of) => of[random.Next(of.Length)];
    }

    private async Task<AuditVerification.Result> Look(AuditSealer.Head? kept)
    {
        return await new AuditVerification(world.Source, QmsServer.AuditKey).Look(kept, CancellationToken.None);
    }

    /// <summary>What is found after the deed, which is then taken back.</summary>
    private async Task<AuditVerification.Fault?> After(string deed, AuditSealer.Head? head = null)
    {
        await using var connection = await world.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        await using var change = new NpgsqlCommand("set local session_replication_role = replica; " + deed, connection);
        await change.ExecuteNonQueryAsync();
        return (await new AuditVerification(world.Source, QmsServer.AuditKey).Look(connection, head, CancellationToken.None)).First;
    }

    private async Task<long> Number(string sql) => (await Numbers(sql))[0];

    private async Task<List<long>> Numbers(string sql)
    {
        await using var command = world.Source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var numbers = new List<long>();
        while (await reader.ReadAsync())
            numbers.Add(Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture));
        return numbers;
    }
}
