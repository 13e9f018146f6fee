using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Benchmarks.Kill;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using QmsPortal.Tests.Support;
using Xunit;
using Period = QmsPortal.Modules.Control.Measures.Period;

namespace QmsPortal.Tests.Failure;

/// <summary>The verifier of the kill runs finds what it is there to find: a superuser does the damage, and it must be named.</summary>
public sealed class VerdictTests(QmsServer server) : IAsyncLifetime
{
    private const string Raised = "the issue “Kill drill 1, round 1”";
    private const string Recorded = "the value 1 of kill-drill-1 at ward-7 for 1990-01-01";

    private readonly TrustWorld world = new(server);
    private readonly List<LedgerEntry> ledger = [];
    private int issue;

    private string Answered => $"the answer “Kill drill 1, round 1: done” to issue {issue}";

    public async ValueTask InitializeAsync()
    {
        await world.InitializeAsync();
        var measure = await world.Send(world.Imogen, new DefineMeasure.Command
        {
            Title = "Kill drill 1",
            ShortName = "Drill 1",
            Numerator = "Rounds",
            Multiplier = 1,
            Unit = "rounds",
            Direction = ImprovementDirection.Increase,
            Chart = ChartKind.Xmr,
            Every = Period.Day,
        });
        await world.Send(world.Imogen, new StartMeasuring.Command { Place = world.Ward7, Measure = measure });

        var raise = new Write(Guid.CreateVersion7(), WriteKind.RaiseIssue) { Words = "Kill drill 1, round 1" };
        issue = await world.Send(world.Joy, new RaiseIssue.Command { Place = world.Ward7, Words = raise.Words, Kind = IssueKind.Equipment }, raise.Operation);
        var record = new Write(Guid.CreateVersion7(), WriteKind.RecordValue) { Place = world.Ward7, Measure = measure, Period = new(1990, 1, 1), Number = 1 };
        await world.Send(world.Joy, new RecordValue.Command { Place = world.Ward7, Measure = measure, Period = DateInput.From(record.Period.Value), Numerator = 1 }, record.Operation);
        var solve = new Write(Guid.CreateVersion7(), WriteKind.SolveIssue) { Issue = issue, Words = "Kill drill 1, round 1: done" };
        var version = await world.Ask(db => db.Issues.Where(known => known.Number == issue).Select(known => known.Version).SingleAsync());
        await world.Send(world.Joy, new SolveIssue.Command { Number = issue, Version = version, Answer = solve.Words }, solve.Operation);
        ledger.AddRange(new[] { raise, record, solve }.Select(write => new LedgerEntry(write, Outcome.Acknowledged)));
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    [Fact]
    public async Task What_was_acknowledged_and_is_there_once_is_clean()
    {
        var verdict = await Verdict();

        Assert.True(verdict.IsClean, string.Join("; ", verdict.Faults));
        Assert.Equal(3, verdict.Acknowledged);
    }

    [Fact]
    public async Task An_operation_that_is_gone_is_lost()
    {
        await Damage("delete from operations where id = $1", ledger[0].Write.Operation);

        Assert.Equal([$"Lost: {Raised}"], (await Verdict()).Faults);
    }

    [Fact]
    public async Task An_effect_that_is_gone_is_lost_though_its_operation_is_there()
    {
        await Damage("delete from observations where period = $1", new DateOnly(1990, 1, 1));
        await Damage("delete from issue_steps where words = $1", "Kill drill 1, round 1: done");

        Assert.Equal([$"Lost: {Recorded}", $"Lost: {Answered}"], (await Verdict()).Faults);
    }

    [Theory]
    [InlineData("issues", "words", "Kill drill 1, round 1", Raised)]
    [InlineData("observations", "period", "1990-01-01", Recorded)]
    public async Task An_effect_that_is_there_twice_is_doubled(string table, string column, string value, string effect)
    {
        await Damage($"create temporary table again as select * from {table} where {column}::text = $1", value,
            $"update again set id = gen_random_uuid(){(table == "issues" ? ", number = -1" : ", ended_at = now()")}", $"insert into {table} select * from again");

        Assert.Equal([$"Doubled: {effect}"], (await Verdict()).Faults);
    }

    [Fact]
    public async Task An_effect_without_its_history_is_named()
    {
        await Damage("delete from audit_entries where operation_id = $1 and record = 'IssueStep'", ledger[2].Write.Operation);

        Assert.Equal([$"Without its history: {Answered}"], (await Verdict()).Faults);
    }

    [Fact]
    public async Task An_effect_that_nobody_was_told_of_is_strange()
    {
        ledger[1] = ledger[1] with { Outcome = Outcome.Refused };
        ledger.RemoveAt(2);

        Assert.Equal([$"Nobody was told of it: {Recorded}", $"Nobody was told of it: {Answered}"], (await Verdict()).Faults);
    }

    [Fact]
    public async Task A_write_that_was_never_answered_is_open()
    {
        ledger[0] = ledger[0] with { Outcome = Outcome.Unanswered };

        Assert.Equal([$"Never answered: {Raised}"], (await Verdict()).Faults);
    }

    private async Task<Verdict> Verdict() => Benchmarks.Kill.Verdict.Of(ledger, await StoredEffects.Read(world.ConnectionString));

    /// <summary>As only a superuser can: past triggers and foreign keys.</summary>
    private async Task Damage(string sql, object value, params string[] more)
    {
        await using var connection = new NpgsqlConnection(world.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        foreach (var statement in more.Prepend(sql).Prepend("set session_replication_role = replica"))
        {
#pragma warning disable CA2100 // sentences of this test
            await using var command = new NpgsqlCommand(statement, connection);
#pragma warning restore CA2100
            if (statement.Contains("$1", StringComparison.Ordinal))
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            await command.ExecuteNonQueryAsync();
        }
    }
}
