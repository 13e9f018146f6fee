using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Data.Seeds;
using QmsPortal.Kernel;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Seeds;

/// <summary>The fictional trust, planted on days that trip dates up.</summary>
public class TrustTests(QmsServer server)
{
    /// <summary>Kinds of which the trust has none: they come of what goes wrong, or of what no person of it does.</summary>
    private static readonly string[] None = ["resendings", "restrictions", "restriction_people", "statement_contradictions"];

    /// <summary>The table of every kind of record, as the model has it: a new kind is in the trust, or is named above.</summary>
    private static readonly string[] Entities = [.. Tables().Except(None).Order()];

    private static IEnumerable<string> Tables()
    {
        using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms("Host=nowhere").Options);
        return [.. db.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(Entity))).Select(type => type.GetTableName()!).Distinct()];
    }

    [Fact]
    public async Task It_is_planted_at_ten_past_midnight_on_the_Sunday_when_the_clocks_go_forward() => await Plant("2026-03-29T00:10:00Z");

    [Fact]
    public async Task It_is_planted_once_by_two_who_start_at_once_on_a_leap_day() => await Plant("2028-02-29T12:00:00Z", copies: 2);

    private async Task Plant(string now, int copies = 1)
    {
        var at = DateTimeOffset.Parse(now, CultureInfo.InvariantCulture);
        await using var database = await server.CloneEmptyAsync();
        var watch = Stopwatch.StartNew();

        var planted = await Task.WhenAll(Enumerable.Range(0, copies).Select(_ => Trust.PlantIfEmpty(database.ConnectionString, QmsServer.AuditKey, at)));

        // All tests of this class took 35 seconds where nothing else ran; others run beside this one, on two cores.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(90), $"It took {watch.Elapsed}");
        Assert.Single(planted, mine => mine);
        Assert.Equal(1, await Number(database, "select count(*) from org_nodes where parent_id is null"));
        Assert.Equal((11, 9), (await Number(database, "select count(*) from issues"), await Number(database, "select count(*) from measure_definitions")));
        await NothingLiesInTheFuture(database, at);
        Assert.True(await Number(database, "select count(*) from issues where (raised_at at time zone 'Europe/London')::date = ($1 at time zone 'Europe/London')::date", at) > 0, "No issue was raised today");
        Assert.True(await Number(database, "select count(*) from issue_steps where state = 'Solved' and at >= $1", at.AddDays(-2)) > 0, "No answer is recent");
        Assert.True(await Number(database, "select count(*) from series_summaries where latest_period >= $1", DateOnly.FromDateTime(at.UtcDateTime.AddDays(-14))) > 0, "No value is recent");
        await EveryRecordHasItsHistory(database);

        var before = await Rows(database);
        Assert.False(await Trust.PlantIfEmpty(database.ConnectionString, QmsServer.AuditKey, at));
        Assert.Equal(before, await Rows(database));
    }

    [Fact]
    public async Task What_was_left_half_done_is_told_and_not_gone_on_with()
    {
        await using var database = await server.CloneEmptyAsync();
        await Number(database, "insert into operations (id, person_id, request, content_hash, answer, at) values (gen_random_uuid(), gen_random_uuid(), 'TrustBegun', '', 'null', now()) returning 1");

        var failure = await Assert.ThrowsAsync<PlainFailure>(() => Trust.PlantIfEmpty(database.ConnectionString, QmsServer.AuditKey, QmsServer.Morning));

        Assert.StartsWith("The first start was interrupted", failure.Message, StringComparison.Ordinal);
        Assert.Equal(0, await Number(database, "select count(*) from org_nodes"));
    }

    private static async Task NothingLiesInTheFuture(TestDatabase database, DateTimeOffset now)
    {
        foreach (var column in Entities.SelectMany(Moments))
            Assert.True(await Number(database, $"select count(*) from {column.Split('.')[0]} where {column} > $1", now) == 0, column);
        Assert.Equal(0, await Number(database, "select count(*) from observations where period > ($1 at time zone 'Europe/London')::date", now));
        Assert.Equal(0, await Number(database, "select count(*) from issue_steps s join issues i on i.id = s.issue_id where s.at < i.raised_at"));
        Assert.Equal(0, await Number(database, "select count(*) from issue_steps a join issue_steps b on a.issue_id = b.issue_id and a.position < b.position where a.at > b.at"));
    }

    /// <summary>When something was done; when something is due lies in the future.</summary>
    private static IEnumerable<string> Moments(string table)
    {
        using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms("Host=nowhere").Options);
        return [.. db.Model.GetEntityTypes().Where(type => type.GetTableName() == table).SelectMany(type => type.GetProperties())
            .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(DateTimeOffset))
            .Select(property => property.GetColumnName()).Where(column => column.EndsWith("_at", StringComparison.Ordinal) && column is not "starts_at" || column == "at").Select(column => $"{table}.{column}")];
    }

    private static async Task EveryRecordHasItsHistory(TestDatabase database)
    {
        foreach (var table in Entities)
        {
            Assert.True(await Number(database, $"select count(*) from {table}") > 0, $"{table} is empty");
            Assert.True(await Number(database, $"select count(*) from {table} where id not in (select record_id from audit_entries)") == 0, $"{table} has rows without history");
        }

        Assert.Equal(0, await Number(database, "select count(*) from audit_entries where command = 'System'"));
    }

    private static async Task<string> Rows(TestDatabase database)
    {
        var counts = new List<long>();
        foreach (var table in Entities)
            counts.Add(await Number(database, $"select count(*) from {table}"));
        return string.Join(' ', counts);
    }

    private static async Task<long> Number(TestDatabase database, string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // the text of a test
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters.Select(value => new NpgsqlParameter { Value = value }).ToArray());
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
