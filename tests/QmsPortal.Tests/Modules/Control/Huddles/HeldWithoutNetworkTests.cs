using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Kernel.Clocks;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Huddles;

/// <summary>A team that stood round without a network did hold its huddle, and it counts when what was typed arrives.</summary>
public class HeldWithoutNetworkTests(SweepWorld world) : IClassFixture<SweepWorld>
{
    [Fact]
    public async Task One_that_counted_as_missed_was_held_from_its_first_entry_and_closes_at_its_limit()
    {
        var ward = await world.Scheduled();
        var huddle = await world.HuddleOf(ward);
        await world.To(huddle.Limit.AddHours(2));
        Assert.Equal(HuddleState.Missed, (await world.HuddleOf(ward)).State);
        var typed = huddle.StartsAt.AddMinutes(2);

        await Say(ward, huddle, 0, typed);
        await Say(ward, huddle, 1, typed.AddMinutes(4));
        await Say(ward, huddle, 4, huddle.Limit.AddMinutes(50));
        await world.To(world.Clock.GetUtcNow().AddMinutes(1));
        await Say(ward, huddle, 2, typed.AddMinutes(9));
        await Say(ward, huddle, 3, huddle.Limit.AddHours(1));

        // 15 minutes and as long again from its first entry.
        var held = await world.HuddleOf(ward);
        Assert.Equal((HuddleState.Closed, typed, typed.AddMinutes(30)), (held.State, held.OpenedAt, held.EndedAt));
        Assert.Equal([HuddleState.Scheduled, HuddleState.Missed, HuddleState.Open, HuddleState.Closed], held.Steps.Select(step => step.State));
        Assert.Equal([false, false, false, true, true], held.Entries.Select(entry => entry.IsLate));
        var page = (await (await world.As(world.Leila)).Get($"/at/{ward}/huddles/{huddle.Date:yyyy-MM-dd}")).Is(200);
        Assert.Contains($"Held without a network, from {typed.TimeWords()}", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_issue_from_somebody_who_may_not_run_it_starts_nothing_and_is_raised()
    {
        var ward = await world.Scheduled();
        var huddle = await world.HuddleOf(ward);
        world.Clock.Advance(huddle.StartsAt.AddMinutes(12) - world.Clock.GetUtcNow());

        var number = await world.Send(world.Bethan, new RaiseIssue.Command { Place = ward, Words = "The hoist squeaks", Kind = IssueKind.Equipment, AtHuddle = huddle.Date, Item = huddle.Items[0].Code }, typedAt: huddle.StartsAt.AddMinutes(1));
        Assert.Equal(HuddleState.Scheduled, (await world.HuddleOf(ward)).State);
        await Say(ward, huddle, 1, huddle.StartsAt.AddMinutes(3));

        Assert.Equal((HuddleState.Open, huddle.StartsAt.AddMinutes(3)), await Now(ward));
        Assert.True(number > 0);
    }

    public static TheoryData<int, int, bool> Times() => new()
    {
        { -61, 20, false }, { -60, 20, true }, { 0, 20, true }, { 30, 31, true }, { 31, 32, false },
    };

    /// <summary>Started an hour early at most, and until it counts as missed: 15 minutes and as long again. Whatever else was typed is refused or late.</summary>
    [Theory]
    [MemberData(nameof(Times))]
    public async Task Only_what_was_typed_at_its_time_shows_that_it_was_held(int typed, int sent, bool held)
    {
        var ward = await world.Scheduled();
        var huddle = await world.HuddleOf(ward);
        await world.To(huddle.StartsAt.AddMinutes(sent));

        await Record.ExceptionAsync(() => Say(ward, huddle, 0, huddle.StartsAt.AddMinutes(typed)));

        var opened = (await world.HuddleOf(ward)).OpenedAt;
        Assert.Equal(held ? huddle.StartsAt.AddMinutes(Math.Max(0, typed)) : null, opened);
    }

    /// <summary>A tap an hour early neither ends the huddle before its time nor makes what was said at it late.</summary>
    [Fact]
    public async Task What_was_tapped_early_leaves_the_huddle_its_own_time()
    {
        var ward = await world.Scheduled();
        var huddle = await world.HuddleOf(ward);
        await Say(ward, huddle, 0, huddle.StartsAt.AddMinutes(-59));

        await world.To(huddle.StartsAt.AddMinutes(29));
        await Say(ward, huddle, 1, huddle.StartsAt.AddMinutes(5));
        await world.To(huddle.StartsAt.AddMinutes(30));

        var held = await world.HuddleOf(ward);
        Assert.Equal((HuddleState.Closed, huddle.StartsAt.AddMinutes(30)), (held.State, held.EndedAt));
        Assert.All(held.Entries, entry => Assert.False(entry.IsLate));
    }

    [Fact]
    public async Task What_was_typed_first_and_arrives_last_moves_its_beginning()
    {
        var ward = await world.Scheduled();
        var huddle = await world.HuddleOf(ward);
        await world.To(huddle.Limit.AddHours(1));
        await Say(ward, huddle, 0, huddle.StartsAt.AddMinutes(7));
        await world.To(world.Clock.GetUtcNow().AddHours(1));

        await Say(ward, huddle, 1, huddle.StartsAt.AddMinutes(1));

        var held = await world.HuddleOf(ward);
        Assert.Equal((HuddleState.Closed, huddle.StartsAt.AddMinutes(1), huddle.StartsAt.AddMinutes(37)), (held.State, held.OpenedAt, held.EndedAt));
        Assert.All(held.Entries, entry => Assert.False(entry.IsLate));
    }

    /// <summary>No screen showed a signal there.</summary>
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Signals_are_seen_at_a_huddle_only_where_they_were_shown(bool withoutNetwork, int shown)
    {
        var huddle = await world.HuddleOf(await world.Scheduled());
        var act = new HuddleAct(Guid.CreateVersion7(), huddle.StartsAt.AddMinutes(1));
        if (withoutNetwork)
            Assert.True(huddle.OpenWithoutNetwork(Guid.CreateVersion7(), act));
        else
            huddle.Open(Guid.CreateVersion7(), act);

        huddle.Enter(Guid.CreateVersion7(), huddle.Items[0].Code, EntryStatus.Nothing, null, showsSignals: true, act);

        Assert.Equal(shown, huddle.TakeHappened().OfType<SignalsShown>().Count());
    }

    /// <summary>What came down stood on no page there, so it is new to the next huddle still.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_next_huddle_looks_back_to_the_last_one_that_had_its_page(bool withoutNetwork)
    {
        var ward = await world.Scheduled();
        var huddle = await world.HuddleOf(ward);
        await world.To(huddle.StartsAt.AddMinutes(1));
        if (withoutNetwork)
            await Say(ward, huddle, 0, huddle.StartsAt.AddMinutes(1));
        else
            await world.Send(world.Leila, new StartHuddle.Command { Place = ward, Version = huddle.Version });

        var down = await world.Send(world.Leila, new ShowCameDown.Query(await world.NodeOf(ward), "/nowhere/", huddle.Date.AddDays(1), DateTimeOffset.MaxValue));

        Assert.Equal(withoutNetwork ? huddle.Date.StartInLondon() : (await world.HuddleOf(ward)).OpenedAt, down.Since);
    }

    [Fact]
    public async Task Where_somebody_said_why_it_was_missed_what_was_typed_is_late()
    {
        var ward = await world.Missed();
        var huddle = await world.HuddleOf(ward);
        await world.Send(world.Leila, new ExplainHuddle.Command { Place = ward, Date = huddle.Date, Version = huddle.Version, Why = "Two were ill" });
        world.Clock.Advance(TimeSpan.FromHours(2));

        await Say(ward, huddle, 0, huddle.StartsAt);

        var missed = await world.HuddleOf(ward);
        Assert.Equal((HuddleState.Missed, true), (missed.State, missed.Entries.Single().IsLate));
    }

    [Fact]
    public async Task Without_a_typed_time_it_is_to_be_started_first()
    {
        var ward = await world.Scheduled();
        var huddle = await world.HuddleOf(ward);

        Assert.Equal("This huddle has not begun. Start it first.", (await Assert.ThrowsAsync<DomainException>(() => Say(ward, huddle, 0, null))).Message);
    }

    private async Task<(HuddleState, DateTimeOffset?)> Now(string ward)
    {
        var huddle = await world.HuddleOf(ward);
        return (huddle.State, huddle.OpenedAt);
    }

    private async Task Say(string ward, Huddle huddle, int item, DateTimeOffset? typed) =>
        await world.Send(world.Leila, new EnterHuddle.Command { Place = ward, Date = huddle.Date, Item = huddle.Items[item].Code, Status = EntryStatus.Nothing }, typedAt: typed);
}
