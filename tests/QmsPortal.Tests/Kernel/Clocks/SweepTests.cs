using QmsPortal.Kernel.Clocks;
using QmsPortal.Tests.Modules.Control;
using Xunit;

namespace QmsPortal.Tests.Kernel.Clocks;

/// <summary>What is due is done once, in order, after any downtime, by any number of copies.</summary>
public class SweepTests(SweepWorld world) : IClassFixture<SweepWorld>
{
    private DateTimeOffset Now => world.Clock.GetUtcNow();

    [Fact]
    public async Task What_is_due_is_done_once_and_not_a_moment_before_its_time()
    {
        var (record, due) = (Guid.NewGuid(), Now.AddMinutes(10));
        await world.Keep(record, due);

        await world.Sweep();
        world.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromMilliseconds(1));
        await world.Sweep();
        Assert.Empty(await world.Notes(record));

        world.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await world.Sweep();
        await world.Sweep();

        Assert.Equal([new Noted(record, due, due)], await world.Notes(record));
        Assert.Equal(due, (await world.Stored(record)).DoneAt);
    }

    [Fact]
    public async Task After_forty_days_of_downtime_everything_is_done_in_order_and_each_knows_its_time()
    {
        var records = Enumerable.Range(0, 5).Select(_ => Guid.NewGuid()).ToArray();
        var due = records.SelectMany((record, i) => Enumerable.Range(0, 8).Select(j => (Record: record, At: Now.AddDays(5 * j).AddHours(7 * i + 1)))).ToList();
        foreach (var record in records.Reverse())
            await world.Keep(record, [.. due.Where(one => one.Record == record).Select(one => one.At).Reverse()]);

        world.Clock.Advance(TimeSpan.FromDays(40));
        var done = await world.Sweep();

        Assert.True(done >= 40, $"{done} were done");
        Assert.Equal(due.OrderBy(one => one.At).Select(one => new Noted(one.Record, one.At, Now)), await world.Notes(records));
        Assert.Equal(0, await world.Sweep());
    }

    [Fact]
    public async Task What_fails_is_tried_again_with_growing_delay_and_keeps_no_other_record_waiting()
    {
        var (failing, other) = (Guid.NewGuid(), Guid.NewGuid());
        world.Failing[failing] = true;
        await world.Keep(failing, Now);
        await world.Keep(other, Now.AddSeconds(1));
        world.Clock.Advance(TimeSpan.FromSeconds(1));

        await world.Sweep();
        await world.Sweep();
        Assert.Equal((1, "DomainException", Now.AddMinutes(1)), await Tried(failing));
        Assert.Single(await world.Notes(other));

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Sweep();
        Assert.Equal((2, "DomainException", Now.AddMinutes(2)), await Tried(failing));

        world.Failing.Clear();
        await world.Sweep();
        Assert.Empty(await world.Notes(failing));
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Sweep();
        Assert.Single(await world.Notes(failing));
    }

    [Fact]
    public async Task Of_one_record_nothing_is_done_before_what_comes_earlier()
    {
        var record = Guid.NewGuid();
        world.Failing[record] = true;
        DateTimeOffset[] due = [Now, Now.AddSeconds(10), Now.AddSeconds(20)];
        await world.Keep(record, due);

        await world.Sweep();
        world.Failing.Clear();
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await world.Sweep();
        Assert.Empty(await world.Notes(record));

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Sweep();
        Assert.Equal(due, (await world.Notes(record)).Select(note => note.DueAt));
    }

    [Fact]
    public async Task What_fails_ten_times_is_left_and_logged_by_its_kind_alone_and_the_record_goes_on()
    {
        var record = Guid.NewGuid();
        world.Failing[record] = true;
        await world.Keep(record, Now, Now.AddDays(30));
        for (var day = 0; day < 12; day++)
        {
            await world.Sweep();
            world.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal(10, (await world.Stored(record)).Tries);
        Assert.NotNull((await world.Stored(record)).LeftAt);
        Assert.Contains(world.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) && line.EndsWith("note was left after 10 tries: DomainException", StringComparison.Ordinal));
        Assert.DoesNotContain(world.Log.Lines, line => line.Contains("somebody's care", StringComparison.Ordinal));

        world.Failing.Clear();
        world.Clock.Advance(TimeSpan.FromDays(30));
        await world.Sweep();
        Assert.Single(await world.Notes(record));
    }

    [Fact]
    public async Task What_nobody_knows_any_more_is_a_failure_like_any_other()
    {
        var (record, other) = (Guid.NewGuid(), Guid.NewGuid());
        await world.Ask(async db =>
        {
            db.Add(new DueTime(Guid.NewGuid(), new Due("from-an-older-version", record, Now), Now));
            return await db.SaveChangesAsync();
        });
        await world.Keep(other, Now);

        await world.Sweep();

        Assert.Equal(1, (await world.Stored(record)).Tries);
        Assert.Single(await world.Notes(other));
    }

    [Fact]
    public async Task What_is_cancelled_is_not_done_and_may_be_asked_for_anew()
    {
        var (record, due) = (Guid.NewGuid(), Now.AddMinutes(1));
        await world.Keep(record, due);
        await world.Keep(record);
        Assert.NotNull((await world.Stored(record)).CancelledAt);

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Sweep();
        Assert.Empty(await world.Notes(record));

        await world.Keep(record, due);
        await world.Sweep();
        Assert.Single(await world.Notes(record));
        Assert.Equal(2, await world.Number("select count(*) from due_times where record_id = $1", record));
    }

    [Fact]
    public async Task Kept_again_it_stands_there_once()
    {
        var record = Guid.NewGuid();

        await world.Keep(record, Now.AddDays(900));
        await world.Keep(record, Now.AddDays(900));

        Assert.Equal(1, await world.Number("select count(*) from due_times where record_id = $1 and cancelled_at is null", record));
    }

    [Fact]
    public async Task Three_copies_at_once_do_each_thing_once_and_in_order_in_two_hundred_rounds()
    {
        Sweep[] copies = [world.Copy(), world.Copy(), world.Copy()];
        var due = new List<(Guid Record, DateTimeOffset At)>();
        for (var round = 0; round < 200; round++)
        {
            var records = Enumerable.Range(0, 2).Select(_ => Guid.NewGuid()).ToArray();
            foreach (var record in records)
            {
                await world.Keep(record, Now, Now.AddMilliseconds(1));
                due.AddRange([(record, Now), (record, Now.AddMilliseconds(1))]);
            }

            world.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await Task.WhenAll(copies.Select(copy => Task.Run(() => copy.SweepOnce(CancellationToken.None))));
        }

        await world.Sweep();
        var notes = await world.Notes([.. due.Select(one => one.Record)]);
        Assert.Equal(800, notes.Count);
        Assert.Equal(due.Order(), notes.Select(note => (note.Record, note.DueAt)).Order());
        Assert.All(notes.GroupBy(note => note.Record), done => Assert.Equal(done.Select(note => note.DueAt).Order(), done.Select(note => note.DueAt)));
    }

    /// <summary>The thing is done and not yet committed when the connection of the copy that holds it is cut.</summary>
    [Fact]
    public async Task A_copy_that_is_killed_in_the_middle_has_done_nothing_and_another_does_it()
    {
        var (record, other) = (Guid.NewGuid(), Guid.NewGuid());
        var pause = world.Pauses[record] = new Pause();
        await world.Keep(record, Now, Now.AddSeconds(1));
        await world.Keep(other, Now.AddSeconds(1));
        world.Clock.Advance(TimeSpan.FromSeconds(1));

        var killed = Task.Run(world.Sweep);
        var connection = await pause.Reached.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await world.Sweep();
        Assert.Empty(await world.Notes(record));
        Assert.Single(await world.Notes(other));

        await world.Number("select case when pg_terminate_backend($1) then 1 else 0 end", connection);
        pause.Go.SetResult();
        await Record.ExceptionAsync(() => killed);
        for (var minute = 0; minute < 3; minute++)
        {
            await world.Sweep();
            world.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(2, (await world.Notes(record)).Count);
        Assert.Equal(0, await world.Number("select count(*) from due_times where record_id = $1 and done_at is null", record));
    }

    private async Task<(int, string?, DateTimeOffset)> Tried(Guid record)
    {
        var due = await world.Stored(record);
        return (due.Tries, due.LastFailure, due.NextTryAt);
    }
}
