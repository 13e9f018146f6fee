using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;
using static QmsPortal.Kernel.GoldenThread.ThreadKind;

namespace QmsPortal.Tests.Modules.GoldenThread;

/// <summary>The walk along the thread, with records of every kind: who sees what, how far, and what is cut.</summary>
public class WalkTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private static readonly ThreadReader Everything = new(Guid.NewGuid(), Enum.GetValues<ThreadKind>(), ThreadKinds.Known);

    [Fact]
    public async Task It_goes_both_ways_three_steps_and_no_further()
    {
        var chain = await Chain();

        var walk = await world.Walk(chain.Issue.Id, Everything);

        Assert.Equal(
            ["Because 1 Call bells at night RaisedFrom", "Because 2 Falls down by 40% MeasuredBy", "Because 3 People need to know that someone comes Answers", "Led 1 Answering call bells RaisedFrom"],
            walk.Where(row => row.Depth > 0).OrderBy(row => row.Side).ThenBy(row => row.Depth).Select(row => $"{row.Side} {row.Depth} {row.Title} {row.Relation}"));
    }

    /// <summary>The chain of the domain from need to statement is ten links long, and either end is shown from every record of it.</summary>
    [Fact]
    public async Task From_every_record_the_nearest_need_and_the_nearest_statement_are_there_however_far()
    {
        var chain = await LongChain();

        foreach (var record in chain)
        {
            var walk = await world.Walk(record.Id, Everything, ThreadWalk.Steps, ThreadWalk.Reach);
            var (need, statement) = (chain[0], chain[^1]);
            if (record.Id != need.Id)
                Assert.Equal((ThreadSide.Because, chain.IndexOf(record)), walk.Where(row => row.Id == need.Id).Select(row => (row.Side, row.Depth)).Single());
            if (record.Id != statement.Id)
                Assert.Equal((ThreadSide.Led, chain.Count - 1 - chain.IndexOf(record)), walk.Where(row => row.Id == statement.Id).Select(row => (row.Side, row.Depth)).Single());
            Assert.DoesNotContain(walk, row => row.Depth > ThreadWalk.Steps && row.Id != need.Id && row.Id != statement.Id);
        }
    }

    [Fact]
    public async Task A_far_need_behind_a_restricted_record_is_not_reached()
    {
        var chain = await LongChain();
        await world.Restrict(chain[4].Id, world.Priya);

        var walk = await world.Walk(chain[^1].Id, Everything, ThreadWalk.Steps, ThreadWalk.Reach);

        Assert.DoesNotContain(walk, row => row.Id == chain[0].Id);
    }

    [Fact]
    public async Task What_a_record_should_be_linked_to_and_is_not_stands_on_its_thread()
    {
        var (goal, need, measure) = (await world.Node(Goal, "Missing: goal"), await world.Node(Need, "Missing: need"), await world.Node(MeasureSeries, "Missing: measure"));

        Assert.Equal(["No need yet: why is it a goal?", "No measure yet: how will anybody know?"], (await world.Send(world.Joy, new ShowThread.Query(goal.Id))).Missing);
        Assert.Equal(["No goal answers it yet"], (await world.Send(world.Joy, new ShowThread.Query(need.Id))).Missing);
        await world.Link(goal, Relation.Answers, need);
        Assert.Equal(["No measure yet: how will anybody know?"], (await world.Send(world.Joy, new ShowThread.Query(goal.Id))).Missing);
        await world.Link(goal, Relation.MeasuredBy, measure);
        Assert.Empty((await world.Send(world.Joy, new ShowThread.Query(goal.Id))).Missing);
        Assert.Empty((await world.Send(world.Joy, new ShowThread.Query(need.Id))).Missing);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    [InlineData(4, 5)]
    public async Task As_many_steps_as_are_asked_for(int steps, int rows)
    {
        var chain = await Chain();

        var walk = await world.Walk(chain.Issue.Id, Everything, steps);

        Assert.Equal(rows, walk.Count(row => row.Depth > 0));
    }

    [Fact]
    public async Task A_link_reads_from_either_end_in_its_own_words()
    {
        var chain = await Chain();

        var fromIssue = await world.Walk(chain.Issue.Id, Everything, 1);
        var fromMeasure = await world.Walk(chain.Measure.Id, Everything, 1);

        Assert.True(fromIssue.Single(row => row.Id == chain.Measure.Id).Forwards);
        Assert.Equal((ThreadSide.Led, false), fromMeasure.Where(row => row.Id == chain.Issue.Id).Select(row => (row.Side, row.Forwards)).Single());
        Assert.Equal((ThreadSide.Because, false), fromMeasure.Where(row => row.Id == chain.Goal.Id).Select(row => (row.Side, row.Forwards)).Single());
    }

    [Fact]
    public async Task A_ring_of_links_is_walked_round_once()
    {
        var (a, b, c) = (await world.Node(Evidence, "Ring a"), await world.Node(Evidence, "Ring b"), await world.Node(Evidence, "Ring c"));
        await world.Link(a, Relation.DrawnFrom, b);
        await world.Link(b, Relation.DrawnFrom, c);
        await world.Link(c, Relation.DrawnFrom, a);

        var walk = await world.Walk(a.Id, Everything, 50);

        Assert.Equal([(ThreadSide.Because, "Ring b", 1), (ThreadSide.Led, "Ring c", 1), (ThreadSide.Because, "Ring c", 2), (ThreadSide.Led, "Ring b", 2)], walk.Where(row => row.Depth > 0).Select(row => (row.Side, row.Title, row.Depth)));
    }

    [Fact]
    public async Task An_ended_link_is_not_walked()
    {
        var (issue, measure) = (await world.Node(Issue, "Ended issue"), await world.Node(MeasureSeries, "Ended measure"));
        var link = await world.Link(issue, Relation.RaisedFrom, measure);

        await world.Ask(async db =>
        {
            (await db.Set<ThreadLink>().SingleAsync(stored => stored.Id == link.Id)).End("Another measure", link.CreatedBy, Threads.Morning);
            return await db.SaveChangesAsync();
        });

        Assert.Equal([0], (await world.Walk(issue.Id, Everything)).Select(row => row.Depth).Distinct());
        Assert.Equal([0], (await world.Walk(measure.Id, Everything)).Select(row => row.Depth).Distinct());
    }

    /// <summary>Each kind in turn is not to be read by this person: it and what lies behind it are gone, and it is no place to begin.</summary>
    [Fact]
    public async Task A_kind_that_is_not_for_this_person_leaves_no_trace_and_nothing_beyond_it()
    {
        foreach (var kind in Enum.GetValues<ThreadKind>())
        {
            var start = await world.Node(Evidence, $"Cut {kind}: start");
            var cut = await world.Node(kind, $"Cut {kind}");
            var beyond = await world.Node(Evidence, $"Cut {kind}: beyond");
            await world.Link(start, Relation.DrawnFrom, cut);
            await world.Save(Unchecked(cut, beyond, await world.Person(world.Joy)));
            var reader = Everything with { Readable = [.. Everything.Readable.Except([kind])] };

            Assert.Equal(kind is Evidence ? [] : [start.Id], (await world.Walk(start.Id, reader)).Select(row => row.Id).Distinct());
            Assert.Empty(await world.Walk(cut.Id, reader));
            Assert.Equal([start.Id, cut.Id, beyond.Id], (await world.Walk(start.Id, Everything)).OrderBy(row => row.Depth).Select(row => row.Id).Distinct());
        }
    }

    /// <summary>Each kind in turn is restricted: counted where it may be known, gone where it hides, and never walked through.</summary>
    [Fact]
    public async Task A_restricted_record_is_closed_or_gone_and_nothing_beyond_it_is_reached()
    {
        foreach (var kind in Enum.GetValues<ThreadKind>())
        {
            var start = await world.Node(Evidence, $"Closed {kind}: start");
            var closed = await world.Node(kind, $"Closed {kind}");
            var beyond = await world.Node(Evidence, $"Closed {kind}: beyond");
            await world.Link(start, Relation.DrawnFrom, closed);
            await world.Save(Unchecked(closed, beyond, await world.Person(world.Joy)));
            await world.Restrict(closed.Id, world.Priya);

            var others = (await world.Walk(start.Id, Everything)).Where(row => row.Depth > 0).ToList();
            var priya = (await world.Walk(start.Id, Everything with { Person = await world.Person(world.Priya) })).Where(row => row.Depth > 0).ToList();

            Assert.Equal([(closed.Id, 1), (beyond.Id, 2)], priya.OrderBy(row => row.Depth).Select(row => (row.Id, row.Depth)));
            Assert.Empty(await world.Walk(closed.Id, Everything));
            if (kind is Concern or ThreadKind.Visit or Project or Coaching)
                Assert.Empty(others);
            else
                Assert.Equal((1, false, "", "", ""), (others.Count, others[0].Open, others[0].Title, others[0].Address, others[0].PlaceName));
        }
    }

    [Fact]
    public async Task One_restricted_record_is_one_item_however_many_ways_lead_to_it()
    {
        var (goal, closed) = (await world.Node(MeasureSeries, "Two ways: measure"), await world.Node(Issue, "Two ways: closed"));
        var (one, two) = (await world.Node(Issue, "Two ways: one"), await world.Node(Issue, "Two ways: two"));
        await world.Link(closed, Relation.RaisedFrom, goal);
        await world.Link(one, Relation.RaisedFrom, goal);
        await world.Link(two, Relation.RaisedFrom, goal);
        await world.Save(Unchecked(closed, one, await world.Person(world.Joy)), Unchecked(closed, two, await world.Person(world.Joy)));
        await world.Restrict(closed.Id, world.Joy);

        var view = await world.Send(world.Amara, new ShowThread.Query(goal.Id));
        var joy = await world.Send(world.Joy, new ShowThread.Query(goal.Id));

        Assert.Equal([1], view.LedTo.Steps.Select(step => step.Restricted));
        Assert.Equal(["Two ways: one", "Two ways: two"], view.LedTo.Steps.Single().Rows.Select(row => row.Title));
        Assert.Equal(["Two ways: closed", "Two ways: one", "Two ways: two"], joy.LedTo.Steps.SelectMany(step => step.Rows).Select(row => row.Title).Order());
    }

    [Fact]
    public async Task People_see_the_kinds_of_their_roles()
    {
        var (number, issue) = await world.Raised("Walk: two short", "hand-hygiene");
        var series = await world.Series("ward-7", "hand-hygiene");

        var nurse = await world.Send(world.Amara, new ShowThread.Query(issue));
        var partner = await world.Send(world.Moira, new ShowThread.Query(series.Id));
        var chair = await world.Send(world.Petra, new ShowThread.Query(series.Id));

        Assert.Equal($"/issues/{number}", nurse.Record.Address);
        var row = Assert.Single(nurse.BecauseOf.Steps[0].Rows);
        Assert.Equal(("Hand hygiene", "/at/ward-7/measures/hand-hygiene", "raised from", "Ward 7"), (row.Title, row.Address, row.Relation, row.PlaceName));
        Assert.Empty(partner.LedTo.Steps);
        Assert.Contains(chair.LedTo.Steps[0].Rows, led => led.Id == issue && led.Relation == "gave rise to");
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Moira, new ShowThread.Query(issue)));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Rowan, new ShowThread.Query(series.Id)));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Amara, new ShowThread.Query(Guid.NewGuid())));
    }

    /// <summary>A way on from any kind, past the rule of pairs, so that "nothing beyond" can be seen for each.</summary>
    private static ThreadLink Unchecked(Threads.Made from, Threads.Made to, Guid by) => new(Guid.CreateVersion7(), new ThreadEnd(from.Id, Evidence), Relation.DrawnFrom, to.End, null, by, Threads.Morning);

    private async Task<List<Threads.Made>> LongChain()
    {
        (ThreadKind Kind, Relation Relation, bool Backwards)[] links =
        [
            (Goal, Relation.Answers, true), (Goal, Relation.Serves, true), (MeasureSeries, Relation.MeasuredBy, false), (Signal, Relation.RaisedFrom, true), (Issue, Relation.RaisedFrom, true),
            (Escalation, Relation.RaisedFrom, true), (Project, Relation.RaisedFrom, true), (PdsaCycle, Relation.Tests, true), (StandardWork, Relation.AdoptedAs, false), (Evidence, Relation.DrawnFrom, true),
            (Statement, Relation.Evidences, false),
        ];
        var chain = new List<Threads.Made> { await world.Node(Need, "Far: need") };
        foreach (var (kind, relation, backwards) in links)
        {
            var next = await world.Node(kind, $"Far: {kind}");
            await (backwards ? world.Link(next, relation, chain[^1]) : world.Link(chain[^1], relation, next));
            chain.Add(next);
        }

        return chain;
    }

    private async Task<(Threads.Made Issue, Threads.Made Measure, Threads.Made Goal)> Chain()
    {
        var voice = await world.Node(VoiceItem, "Twelve complaints");
        var need = await world.Node(Need, "People need to know that someone comes");
        var goal = await world.Node(Goal, "Falls down by 40%");
        var measure = await world.Node(MeasureSeries, "Call bells at night");
        var issue = await world.Node(Issue, "One short at night");
        var project = await world.Node(Project, "Answering call bells");
        await world.Link(need, Relation.HeardIn, voice);
        await world.Link(goal, Relation.Answers, need);
        await world.Link(goal, Relation.MeasuredBy, measure);
        await world.Link(issue, Relation.RaisedFrom, measure);
        await world.Link(project, Relation.RaisedFrom, issue);
        return (issue, measure, goal);
    }
}
