using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Kernel.Clocks;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Huddles;

/// <summary>Huddles are made, missed and closed by the clock.</summary>
public class HuddleDueTests(SweepWorld world) : IClassFixture<SweepWorld>
{
    [Fact]
    public async Task Each_day_has_its_huddle_and_one_that_nobody_opened_was_missed()
    {
        var ward = await world.Scheduled();
        var (first, series) = (await world.HuddleOf(ward), await world.SeriesOf(ward));
        Assert.Equal((HuddleState.Scheduled, world.Clock.Today(), first.Date.AddDays(1)), (first.State, first.Date, series.Next));

        await world.To(first.Limit.AddSeconds(-1));
        Assert.Equal(HuddleState.Scheduled, (await world.HuddleOf(ward)).State);
        await world.To(first.Limit);
        Assert.Equal(HuddleState.Missed, (await world.HuddleOf(ward)).State);
        await world.To(first.Date.AddDays(1).StartInLondon().AddMinutes(1));

        var second = await world.HuddleOf(ward);
        Assert.Equal((HuddleState.Scheduled, first.Date.AddDays(1), series.Start), (second.State, second.Date, TimeOnly.ParseExact(second.StartsAt.TimeWords(), "HH:mm", System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task After_days_of_downtime_three_copies_make_each_day_once_and_none_is_missing()
    {
        var ward = await world.Scheduled();
        var node = await world.NodeOf(ward);
        var from = (await world.HuddleOf(ward)).Date;
        world.Clock.Advance(TimeSpan.FromDays(5));

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.Copy().SweepOnce(CancellationToken.None)));

        var made = await world.Ask(db => db.Huddles.AsNoTracking().Where(huddle => huddle.NodeId == node).OrderBy(huddle => huddle.Date).ToListAsync());
        Assert.Equal(Enumerable.Range(0, 6).Select(from.AddDays), made.Select(huddle => huddle.Date));
        Assert.All(made.SkipLast(1), huddle => Assert.Equal(HuddleState.Missed, huddle.State));
    }

    [Fact]
    public async Task One_that_nobody_closed_closes_itself_and_is_dated_with_its_limit()
    {
        var ward = await world.Opened();
        var open = await world.HuddleOf(ward);
        Assert.Equal(open.OpenedAt!.Value.AddMinutes(30), open.Limit);

        await world.To(open.Limit.AddSeconds(-1));
        Assert.Equal(HuddleState.Open, (await world.HuddleOf(ward)).State);
        await world.To(open.Limit.AddHours(3));

        var closed = await world.HuddleOf(ward);
        Assert.Equal((HuddleState.Closed, open.Limit, null), (closed.State, closed.EndedAt, closed.Steps[^1].ById));
    }

    [Fact]
    public async Task One_that_was_closed_in_time_stays_as_it_was()
    {
        var ward = await world.Opened();
        var open = await world.HuddleOf(ward);
        await world.Send(world.Leila, new CloseHuddle.Command { Place = ward, Version = open.Version });
        var closed = await world.HuddleOf(ward);

        await world.To(open.Limit.AddHours(1));
        await world.SendAsTheSite(new EndHuddle.Command { Huddle = open.Id, DueAt = open.Limit });
        await world.SendAsTheSite(new MissHuddle.Command { Huddle = open.Id, DueAt = open.StartsAt.AddMinutes(30) });
        await world.SendAsTheSite(new MakeHuddle.Command { Series = (await world.SeriesOf(ward)).Id, DueAt = open.Date.StartInLondon() });

        Assert.Equal((closed.Version, closed.EndedAt), ((await world.Ask(db => db.Huddles.AsNoTracking().SingleAsync(h => h.Id == open.Id))).Version, closed.EndedAt));
    }

    [Fact]
    public async Task A_ward_that_has_closed_holds_no_more()
    {
        var ward = await world.Scheduled();
        var (series, today) = (await world.SeriesOf(ward), world.Clock.Today());
        var place = await world.Ask(db => db.Nodes.AsNoTracking().SingleAsync(node => node.Code == ward));
        await world.Send(world.Rowan, new ClosePlace.Command { Place = ward, Version = place.Version, On = DateInput.From(today.AddDays(2)), Reason = "Merged with ward 8" });

        await world.To(today.AddDays(6).StartInLondon());

        Assert.Equal([today, today.AddDays(1)], await world.Ask(db => db.Huddles.Where(huddle => huddle.NodeId == series.NodeId).OrderBy(huddle => huddle.Date).Select(huddle => huddle.Date).ToListAsync()));
        Assert.Equal(0, await world.Number("select count(*) from due_times where record_id = $1 and done_at is null and cancelled_at is null", series.Id));
    }
}
