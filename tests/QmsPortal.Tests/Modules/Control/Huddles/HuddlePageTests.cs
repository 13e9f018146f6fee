using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Huddles;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Control.Signals;
using QmsPortal.Tests.Modules.Control.Signals;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Huddles;

/// <summary>A huddle over HTTP, without JavaScript, by the labels people read.</summary>
public class HuddlePageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_sister_runs_the_huddle_of_her_ward_from_start_to_close()
    {
        var signal = await world.Signalled();
        var joy = await world.As(world.Joy);
        var board = await joy.Get("/at/ward-7");
        var start = await board.Follow("Start 08:00 huddle");
        Assert.Equal("Ward 7 huddle", start.Heading);

        var open = (await start.Submit("Start 08:00 huddle")).Is(200);
        Assert.Equal("The huddle is open", open.Banner);
        Assert.Contains("0:00 of 15 minutes", open.Text, StringComparison.Ordinal);
        Assert.Contains("0 of 9 items, ends 08:07", open.Text, StringComparison.Ordinal);
        Assert.True(open.QueryCount <= 6, string.Join("\n", open.Queries));
        Assert.Equal(["Answer the signal"], Green(open));
        Assert.True(open.HasButton("Nothing else"));
        Assert.False(open.HasButton("Nothing to report"));
        Assert.False(open.HasButton("Nothing to report for all items left"));

        // What the board knows is looked at: seen, and on the thread once.
        world.Clock.Advance(TimeSpan.FromMinutes(4) + TimeSpan.FromSeconds(12));
        var next = (await open.Submit("Nothing else")).Is(200);
        Assert.Contains("4:12 of 15 minutes", next.Text, StringComparison.Ordinal);
        Assert.Equal(["Nothing to report"], Green(next));
        var seen = await world.Stored(signal);
        Assert.Equal((SignalState.Seen, SignalStepKind.Seen), (seen.State, seen.Steps.Single().What));
        Assert.Equal(1, await DiscussedAt(signal.Id));

        // Its answer comes back to the huddle and is no second link.
        var form = await next.Follow(signal.Words);
        var plain = (await form.Submit("Answer signal", ("It was", "An improvement"), ("What did you find?", "It is better so"))).Is(200);
        Assert.Equal($"/signals/{signal.Number}", plain.Address);
        Assert.Equal(1, await DiscussedAt(signal.Id));

        // One tap more than anywhere else, and back.
        var raise = await (await joy.Get("/at/ward-7/huddle")).Follow("Raise an issue here");
        var back = (await raise.Submit("Raise issue", ("What is the issue?", "Notice board is out of date"), ("What kind?", "Patient experience"))).Is(200);
        Assert.Equal("/at/ward-7/huddle", back.Address);
        Assert.Contains("It stands under “Decide now”", back.Banner, StringComparison.Ordinal);
        var issue = await Issue("Notice board is out of date");
        Assert.Equal(1, await DiscussedAt(issue.Id));
        Assert.Equal($"Issue {issue.Number}", (await world.HuddleOf(world.Ward7)).Entries.Single(entry => entry.Status is EntryStatus.Issue).Note);

        // Two of the three exits, in place.
        var act = await joy.Get($"/at/ward-7/huddle?open=act-{issue.Number}");
        var wrong = (await act.Submit("Act here", ("By when?", "4 5 2026"))).Is(400);
        Assert.Equal("Enter who will act, by their role", wrong.ErrorsBeside("Who?"));
        var acting = (await wrong.Submit("Act here", ("Who?", "Ward clerk"), ("By when?", "6 5 2026"))).Is(200);
        Assert.DoesNotContain("Notice board is out of date", acting.Part("Decide now"), StringComparison.Ordinal);
        var suction = await Issue("Suction unit in bay B does not hold its charge");
        (await (await joy.Get($"/at/ward-7/huddle?open=park-{suction.Number}")).Submit("Park to this date", ("Until when?", "8 5 2026"))).Is(200);
        Assert.Equal((IssueState.Parked, 1), ((await Issue(suction.Words)).State, await DiscussedAt(suction.Id)));

        // The other signals of the ward wait, and the rest of the agenda has been talked about.
        var all = (await (await joy.Get("/at/ward-7/huddle")).Submit("Nothing to report for all items left")).Is(200);
        Assert.Equal(["Close huddle"], Green(all));
        var closing = await all.Follow("Close huddle");
        Assert.DoesNotContain("Not talked about", closing.Text, StringComparison.Ordinal);
        var closed = (await closing.Submit("Close huddle", ("Thank someone?", "Night team, for the list"))).Is(200);

        Assert.Equal("/at/ward-7/huddles/2026-05-05", closed.Address);
        Assert.Contains("Started 07:52, led by ward sister. Closed 07:56. 9 of 9 items were talked about.", closed.Text, StringComparison.Ordinal);
        Assert.Contains("Thank you. Night team, for the list", closed.Text, StringComparison.Ordinal);
        Assert.True(closed.QueryCount <= 6, string.Join("\n", closed.Queries));
        Assert.Contains("Notice board is out of date", closed.Text, StringComparison.Ordinal);

        var unsaid = (await closed.Submit("Add as late", ("To which item?", "Flow and capacity"))).Is(400);
        Assert.Equal("Enter what came up", unsaid.ErrorsBeside("What came up?"));
        var late = (await closed.Submit("Add as late", ("To which item?", "Flow and capacity"), ("What came up?", "Bed 4 is closed"))).Is(200);
        Assert.Contains("Item 4. Flow and capacity What was said Nothing to report", late.Text, StringComparison.Ordinal);
        Assert.Contains("Item 4. Flow and capacity What was said Added later: Bed 4 is closed Late", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_given_at_the_huddle_leads_back_to_it()
    {
        var ward = await world.Opened();
        var measure = await world.SteadyMeasure(ward, [70]);
        var leila = await world.As(world.Leila);

        var form = await (await leila.Get($"/at/{ward}/huddle")).Follow("Answer the signal");
        var back = (await form.Submit("Answer signal", ("It was", "A cause is known"), ("What did you find?", "A trolley was broken"))).Is(200);

        Assert.Equal($"/at/{ward}/huddle", back.Address);
        Assert.Equal(["Nothing to report"], Green(back));
        Assert.Equal(1, await DiscussedAt((await world.SignalsOf(measure)).Single().Id));
    }

    [Fact]
    public async Task Nothing_for_all_items_buries_no_signal()
    {
        var ward = await world.Opened();
        await world.SteadyMeasure(ward, [70]);
        var command = new EnterHuddle.Command { Place = ward, Date = world.Clock.Today(), Status = EntryStatus.Nothing };

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Leila, command));
        await world.Send(world.Leila, command with { Item = "AG.1" });
        await world.Send(world.Leila, command);

        Assert.StartsWith("A signal waits for its answer", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(9, (await world.HuddleOf(ward)).Entries.Count);
    }

    [Fact]
    public async Task What_is_escalated_at_the_huddle_leads_back_to_it_and_an_item_passed_over_was_not_talked_about()
    {
        var number = await world.Send(world.Kofi, new RaiseIssue.Command { Place = "acute-unit", Words = "Heel protectors are short", Kind = IssueKind.Equipment });
        var owen = await world.As("owen.fletcher@riverside.example");
        await (await (await owen.Get("/at/acute-unit/huddle")).Follow("Set the huddle time")).Submit("Set huddle time", ("Starts at", "08:00"));
        var open = (await (await owen.Get("/at/acute-unit/huddle")).Submit("Start 08:00 huddle")).Is(200);

        var form = await open.Follow($"Escalate: issue {number}");
        var back = (await form.Submit("Send escalation", ("How soon?", "Risk today: read back in 1 hour, answer in 4"), ("Assessment: what happens if nothing is done, and by when?", "Skin breaks down"), ("Recommendation: what do you ask, of whom, by when?", "Twenty pairs by noon"))).Is(200);
        Assert.Equal(("/at/acute-unit/huddle", $"Issue {number} is escalated. Its clock runs from now"), (back.Address, back.Banner));

        await world.Send("owen.fletcher@riverside.example", new EnterHuddle.Command { Place = "acute-unit", Date = world.Clock.Today(), Item = "AG.2", Status = EntryStatus.NotDiscussed });
        Assert.Contains("1 of 9 items,", (await owen.Get("/at/acute-unit/huddle")).Text, StringComparison.Ordinal);
        Assert.Contains("0 of 9 items were talked about.", (await owen.Get($"/at/acute-unit/huddles/2026-05-05")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_answered_does_not_say_at_the_huddle_that_it_worked_and_a_colleague_does()
    {
        var number = await world.Send(world.Kofi, new RaiseIssue.Command { Place = world.Ward9, Words = "Lamp flickers", Kind = IssueKind.Environment });
        await world.Send(world.Bethan, new SolveIssue.Command { Number = number, Version = (await Issue("Lamp flickers")).Version, Answer = "New lamp" });
        await world.Send(world.Bethan, Huddling.Daily(world.Ward9));

        var bethan = await (await world.As(world.Bethan)).Get("/at/ward-9/huddle");
        Assert.Contains("“New lamp” Ward sister, Bethan Rees, Tue 5 May 07:5", bethan.Part("Came down to us"), StringComparison.Ordinal);
        Assert.False(bethan.HasButton($"It worked: issue {number}"));
        var kofi = await (await world.As(world.Kofi)).Get("/at/ward-9/huddle");
        Assert.False(kofi.HasButton("Start 08:00 huddle"));
        (await kofi.Submit($"It worked: issue {number}")).Is(200);

        Assert.Equal(IssueState.Confirmed, (await Issue("Lamp flickers")).State);
    }

    [Fact]
    public async Task A_missed_huddle_asks_why_and_keeps_the_reason()
    {
        var ward = await world.Missed();
        var leila = await world.As(world.Leila);
        var page = await leila.Get($"/at/{ward}/huddle");
        Assert.Contains("nobody started it. Nobody has said why yet.", page.Text, StringComparison.Ordinal);

        Assert.Equal("Enter why the huddle was missed", (await page.Submit("Keep the reason")).Is(400).ErrorsBeside("Why was it missed?"));
        var told = (await page.Submit("Keep the reason", ("Why was it missed?", "Two patients became unwell"))).Is(200);

        Assert.Contains("Why: Two patients became unwell", told.Text, StringComparison.Ordinal);
        Assert.Contains("Two patients became unwell", (await leila.Get($"/at/{ward}/huddles")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ward_without_a_time_says_what_to_do_and_has_its_first_huddle_the_same_morning()
    {
        var ward = await world.NewWard();
        var leila = await world.As(world.Leila);
        var empty = await leila.Get($"/at/{ward}/huddle");
        Assert.Equal(["Set the huddle time"], Green(empty));
        Assert.Equal(TodaysHuddle.State.None, (await world.Send(world.Leila, new TodaysHuddle.Query(await world.NodeOf(ward)))).State);

        var set = await empty.Follow("Set the huddle time");
        Assert.Equal("08:00", set.Value("Starts at"));
        var page = (await set.Submit("Set huddle time", ("Starts at", "08:30"))).Is(200);

        Assert.True(page.HasButton("Start 08:30 huddle"));
        Assert.Equal(new TodaysHuddle.View(TodaysHuddle.State.Scheduled, "08:30", "Start 08:30 huddle", $"/at/{ward}/huddle", true), await world.Send(world.Leila, new TodaysHuddle.Query(await world.NodeOf(ward))));
        await world.Send(world.Leila, new StartHuddle.Command { Place = ward, Version = (await world.HuddleOf(ward)).Version });
        Assert.Equal("Open 08:30 huddle", (await world.Send(world.Leila, new TodaysHuddle.Query(await world.NodeOf(ward)))).Words);
        await world.Send(world.Leila, new CloseHuddle.Command { Place = ward, Version = (await world.HuddleOf(ward)).Version });
        Assert.Equal("Today’s huddle is closed. Next huddle tomorrow 08:30", (await world.Send(world.Leila, new TodaysHuddle.Query(await world.NodeOf(ward)))).Words);
    }

    [Fact]
    public async Task Only_who_leads_there_runs_it()
    {
        var ward = await world.Scheduled();
        var start = new StartHuddle.Command { Place = ward, Version = (await world.HuddleOf(ward)).Version };

        foreach (var person in new[] { world.Amara, world.Priya, world.Tomasz, world.Petra, world.Rowan })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, start));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Joy, start));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Joy, Huddling.Daily(ward)));
        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Leila, start with { Version = 1 }));
        await world.Send(world.Leila, start);

        Assert.Equal(HuddleState.Open, (await world.HuddleOf(ward)).State);
    }

    private static IReadOnlyList<string> Green(Page page) => [.. page.Document.QuerySelectorAll("main .nhsuk-button:not(.nhsuk-button--secondary)").Select(Page.Words)];

    private Task<long> DiscussedAt(Guid record) => world.Number("select count(*) from thread_links where relation = 'DiscussedAt' and from_id = $1", record);

    private Task<Issue> Issue(string words) => world.Ask(db => db.Issues.AsNoTracking().SingleAsync(issue => issue.Words == words));
}
