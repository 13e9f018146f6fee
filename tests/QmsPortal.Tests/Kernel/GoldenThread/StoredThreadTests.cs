using Microsoft.EntityFrameworkCore;
using Npgsql;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Control;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Modules.GoldenThread;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Kernel.GoldenThread;

/// <summary>What the database itself holds to: nodes with the record's id, links to what is there, no circles.</summary>
public class StoredThreadTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_record_and_its_node_have_one_id_and_come_in_one_save()
    {
        var (number, id) = await world.Raised("Ice machine is empty");

        Assert.Equal((ThreadKind.Issue, "Ice machine is empty", $"/issues/{number}"), await Node(id));
        Assert.Equal(1, await world.Number("select count(*) from issues i join thread_nodes n on n.id = i.id and n.xmin = i.xmin where i.id = $1", id));
    }

    [Fact]
    public async Task Every_record_of_the_trust_has_its_node_at_its_place()
    {
        Assert.Equal(0, await world.Number("select count(*) from issues i left join thread_nodes n on n.id = i.id and n.node_id = i.node_id and n.kind = 'Issue' where n.id is null"));
        Assert.Equal(0, await world.Number("select count(*) from measure_series s left join thread_nodes n on n.id = s.id and n.node_id = s.node_id and n.kind = 'MeasureSeries' where n.id is null"));
        Assert.Equal(0, await world.Number($"select count(*) from thread_nodes n where n.address not like '/made/%' and n.id not in ({string.Join(" union all ", Tables().Select(table => $"select id from {table}"))})"));
    }

    [Fact]
    public async Task A_record_is_not_stored_without_its_node()
    {
        var (_, id) = await world.Raised("Scales are out of true");

        var refused = await Assert.ThrowsAsync<PostgresException>(() => world.Number(
            "insert into issues select (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'number', 900001))).* from issues i where id = $1 returning 1", id));

        Assert.Equal("fk_issues_thread_nodes_id", refused.ConstraintName);
    }

    /// <summary>No page changes a title yet, so the change is made where the interceptor sees it.</summary>
    [Fact]
    public async Task When_the_words_of_a_record_change_its_node_follows()
    {
        var (number, id) = await world.Raised("Bed 4 will not rise");

        await world.Ask(async db =>
        {
            var issue = await db.Issues.SingleAsync(stored => stored.Id == id);
            db.Entry(issue).Property(stored => stored.Words).CurrentValue = "Bed 4 will not rise or tilt";
            return await db.SaveChangesAsync();
        });

        Assert.Equal((ThreadKind.Issue, "Bed 4 will not rise or tilt", $"/issues/{number}"), await Node(id));
    }

    [Fact]
    public async Task A_link_to_nothing_is_refused_by_the_database()
    {
        var (_, id) = await world.Raised("Tap drips");
        var link = new ThreadLink(Guid.CreateVersion7(), new ThreadEnd(id, ThreadKind.Issue), Relation.RaisedFrom, new ThreadEnd(Guid.NewGuid(), ThreadKind.MeasureSeries), null, await world.Person(world.Joy), Threads.Morning);

        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => world.Save(link));

        Assert.Equal("fk_thread_links_thread_node_to_id", Assert.IsType<PostgresException>(refused.InnerException).ConstraintName);
    }

    [Fact]
    public async Task Two_records_are_linked_in_one_way_once_until_the_link_ends()
    {
        var (issue, measure) = (await world.Node(ThreadKind.Issue, "Once"), await world.Node(ThreadKind.MeasureSeries, "Once measured"));
        var link = await world.Link(issue, Relation.RaisedFrom, measure);

        await Assert.ThrowsAsync<DbUpdateException>(() => world.Link(issue, Relation.RaisedFrom, measure));
        await world.Ask(async db =>
        {
            (await db.Set<ThreadLink>().SingleAsync(stored => stored.Id == link.Id)).End("Wrong", link.CreatedBy, Threads.Morning);
            return await db.SaveChangesAsync();
        });

        await world.Link(issue, Relation.RaisedFrom, measure);
    }

    [Fact]
    public async Task A_link_stands_in_the_history_and_is_never_deleted()
    {
        var (issue, measure) = (await world.Node(ThreadKind.Issue, "Kept"), await world.Node(ThreadKind.MeasureSeries, "Kept measured"));
        var link = await world.Link(issue, Relation.RaisedFrom, measure);

        Assert.Equal(1, await world.Number("select count(*) from audit_entries where record = 'ThreadLink' and record_id = $1", link.Id));
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Ask(async db =>
        {
            db.Remove(await db.Set<ThreadLink>().SingleAsync(stored => stored.Id == link.Id));
            return await db.SaveChangesAsync();
        }));
    }

    [Theory]
    [InlineData(Relation.Serves, ThreadKind.Goal)]
    [InlineData(Relation.Drives, ThreadKind.Driver)]
    public async Task A_hierarchy_refuses_a_circle(Relation relation, ThreadKind kind)
    {
        var (a, b, c) = (await world.Node(kind, "a"), await world.Node(kind, "b"), await world.Node(kind, "c"));
        await world.Link(a, relation, b);
        var last = await world.Link(b, relation, c);

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Link(c, relation, a));
        Assert.StartsWith("This would close a circle: the other record stands below this one already.", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<DomainException>(() => world.Link(b, relation, a));

        await world.Ask(async db =>
        {
            (await db.Set<ThreadLink>().SingleAsync(stored => stored.Id == last.Id)).End("Not so", last.CreatedBy, Threads.Morning);
            return await db.SaveChangesAsync();
        });
        await world.Link(c, relation, a);
    }

    /// <summary>Each of the two sees no circle when it looks; only together they would close one.</summary>
    [Fact]
    public async Task Two_who_link_at_once_close_no_circle()
    {
        for (var round = 0; round < 10; round++)
        {
            var (a, b) = (await world.Node(ThreadKind.Goal, "a"), await world.Node(ThreadKind.Goal, "b"));

            var outcomes = await Task.WhenAll(Try(() => world.Link(a, Relation.Serves, b)), Try(() => world.Link(b, Relation.Serves, a)));

            Assert.Single(outcomes, outcome => outcome is null);
            Assert.Single(outcomes, outcome => outcome is DomainException);
        }
    }

    /// <summary>The trigger of the database and the table in the code name the same hierarchies.</summary>
    [Fact]
    public async Task The_database_watches_the_hierarchies_of_the_code()
    {
        foreach (var relation in Enum.GetValues<Relation>())
            Assert.Equal(relation.IsHierarchy() ? 1 : 0, await world.Number("select count(*) from pg_trigger where tgname = 'thread_links_no_circle' and pg_get_triggerdef(oid) like '%''' || $1 || '''%'", relation.ToString()));
    }

    /// <summary>In two transactions held open side by side, so that neither can see what the other did.</summary>
    [Fact]
    public async Task The_second_waits_for_the_first_and_then_sees_its_link()
    {
        var (a, b, by) = (await world.Node(ThreadKind.Goal, "a"), await world.Node(ThreadKind.Goal, "b"), await world.Person(world.Joy));
        await using var first = new NpgsqlConnection(world.ConnectionString);
        await using var second = new NpgsqlConnection(world.ConnectionString);
        await first.OpenAsync();
        await second.OpenAsync();
        await using var held = await first.BeginTransactionAsync();
        await Insert(first, a.Id, b.Id, by);

        var waiting = Insert(second, b.Id, a.Id, by);
        var deadline = Environment.TickCount64 + 10_000;
        while (await world.Number("select count(*) from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())") == 0)
            Assert.True(Environment.TickCount64 < deadline && !waiting.IsCompleted, "The second did not wait");
        await held.CommitAsync();

        Assert.Equal(ThreadInterceptor.NoCircle, (await Assert.ThrowsAsync<PostgresException>(() => waiting)).ConstraintName);
    }

    private static async Task Insert(NpgsqlConnection connection, Guid from, Guid to, Guid by)
    {
        await using var command = new NpgsqlCommand("insert into thread_links (id, from_id, to_id, relation, created_by, created_at) values (gen_random_uuid(), $1, $2, 'Serves', $3, now())", connection)
        {
            Parameters = { new() { Value = from }, new() { Value = to }, new() { Value = by } },
        };
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<Exception?> Try(Func<Task> act) => await Record.ExceptionAsync(act);

    private Task<(ThreadKind, string, string)> Node(Guid id) => world.Ask(async db =>
    {
        var node = await db.Set<ThreadNode>().AsNoTracking().SingleAsync(stored => stored.Id == id);
        return (node.Kind, node.Title, node.Address);
    });

    /// <summary>The table of every kind of record that may be linked.</summary>
    private static List<string> Tables()
    {
        using var db = new QmsDb(new DbContextOptionsBuilder<QmsDb>().UseQms("Host=nowhere").Options);
        return [.. db.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(IThreadNode))).Select(type => type.GetTableName()!)];
    }
}
