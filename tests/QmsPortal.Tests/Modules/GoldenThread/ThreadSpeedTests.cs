using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.GoldenThread;

/// <summary>100,000 links among 60,000 records: a thread is one query, by index, in milliseconds.</summary>
public sealed partial class ThreadSpeedTests(TrustWorld world) : IClassFixture<TrustWorld>, IAsyncLifetime
{
    private const int Links = 100_000;

    private static readonly ThreadReader Everything = new(Guid.NewGuid(), Enum.GetValues<ThreadKind>(), ThreadKinds.Known);

    [Fact]
    public async Task A_thread_is_one_query_by_index_in_a_few_milliseconds()
    {
        var starts = await Starts();
        await using var source = NpgsqlDataSource.Create(world.ConnectionString);
        var times = new List<double>();
        var rows = 0;

        foreach (var start in starts.Concat(starts))
        {
            var watch = Stopwatch.GetTimestamp();
            rows += (await world.Walk(start, Everything, ThreadWalk.Steps, ThreadWalk.Reach)).Count;
            times.Add(Stopwatch.GetElapsedTime(watch).TotalMilliseconds);
        }

        var warm = times.Skip(starts.Count).Order().ToList();
        var (median, worst) = (warm[warm.Count / 2], warm[(int)(warm.Count * 0.95)]);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{starts.Count} threads, {rows / starts.Count / 2} rows each: median {median:0.0} ms, 95th {worst:0.0} ms"));
        Assert.True(rows > starts.Count * 2 * 5, $"Only {rows} rows");
        Assert.True(median <= 30, $"Median {median:0.0} ms, 95th {worst:0.0} ms");
    }

    [Fact]
    public async Task No_table_of_the_thread_is_read_from_end_to_end()
    {
        var plan = await Plan((await Starts())[0]);

        Assert.Contains("Index", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on thread_links", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("Seq Scan on thread_nodes", plan, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        await using var source = NpgsqlDataSource.Create(world.ConnectionString);
        await using var made = source.CreateCommand("select count(*) from thread_links");
        if ((long)(await made.ExecuteScalarAsync())! >= Links)
            return;
        await using var make = source.CreateCommand("""
            insert into thread_nodes (id, kind, title, address, node_id)
            select md5('node' || i)::uuid, (array['Goal', 'MeasureSeries', 'Issue', 'Project', 'Evidence', 'Statement'])[1 + i % 6], 'Record ' || i, '/made/' || i, (select id from org_nodes where code = 'ward-7')
            from generate_series(1, 60000) i;
            insert into thread_links (id, from_id, to_id, relation, created_by, created_at, ended_at, ended_by, end_reason)
            select md5('link' || i)::uuid, md5('node' || (1 + (i * 7919) % 60000))::uuid, md5('node' || (1 + (i * 104729 + i / 60000) % 60000))::uuid, (array['RaisedFrom', 'MeasuredBy', 'Answers', 'Evidences'])[1 + i % 4],
                (select id from people limit 1), now(), case when i % 10 = 0 then now() end, case when i % 10 = 0 then (select id from people limit 1) end, case when i % 10 = 0 then 'Old' end
            from generate_series(1, 125000::bigint) i where (i * 7919) % 60000 <> (i * 104729 + i / 60000) % 60000
            on conflict do nothing;
            insert into restrictions (id, record_id, reason, restricted_by, restricted_at)
            select md5('closed' || i)::uuid, md5('node' || i)::uuid, 'Names somebody', (select id from people limit 1), now() from generate_series(1, 60000, 50) i;
            analyze thread_nodes; analyze thread_links; analyze restrictions; analyze restriction_people; analyze org_nodes;
            """);
        make.CommandTimeout = 120;
        await make.ExecuteNonQueryAsync();
        Assert.True((long)(await made.ExecuteScalarAsync())! >= Links);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<List<Guid>> Starts()
    {
        await using var source = NpgsqlDataSource.Create(world.ConnectionString);
        await using var some = source.CreateCommand("select md5('node' || i)::uuid from generate_series(77, 59000, 600) i");
        await using var reader = await some.ExecuteReaderAsync();
        var found = new List<Guid>();
        while (await reader.ReadAsync())
            found.Add(reader.GetGuid(0));
        return found;
    }

    private async Task<string> Plan(Guid start)
    {
        var sql = ThreadWalk.Sql(start, Everything, ThreadWalk.Steps, ThreadWalk.Reach);
        await using var source = NpgsqlDataSource.Create(world.ConnectionString);
#pragma warning disable CA2100 // the site's own text, with its places for values numbered as PostgreSQL does
        await using var explain = source.CreateCommand("explain " + Places().Replace(sql.Format, place => $"${int.Parse(place.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) + 1}"));
#pragma warning restore CA2100
        explain.Parameters.AddRange(sql.GetArguments().Select(value => new NpgsqlParameter { Value = value }).ToArray());
        await using var reader = await explain.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
            plan.Add(reader.GetString(0));
        return string.Join('\n', plan);
    }

    [GeneratedRegex(@"\{(\d+)\}")]
    private static partial Regex Places();
}
