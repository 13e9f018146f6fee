using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

/// <summary>Domain §2.14: the breach list, and how long each step takes.</summary>
public class BreachTests(QmsServer server)
{
    [Theory]
    [InlineData("1 2 3 4", "Not enough data")]
    [InlineData("100 10 30 20 40", "30 min, 95 in 100 within 1 h 40 min")]
    [InlineData("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20", "10 min, 95 in 100 within 19 min")]
    [InlineData("0 0 0 0 0", "Under 1 min")]
    [InlineData("1440 1500 1560 4320 4380 4440", "2 days 1 h, 95 in 100 within 3 days 2 h")]
    public void The_middle_and_what_95_of_100_stayed_within(string minutes, string words) =>
        Assert.Equal(words, TimesTaken.Of(minutes.Split(' ').Select(text => TimeSpan.FromMinutes(int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)))).Words);

    [Fact]
    public async Task A_breach_is_listed_with_where_it_was_how_late_it_was_and_what_became_of_it()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();
        var escalation = await world.Escalated(EscalationPriority.P1);
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await StepUp(world, escalation, StepUpEscalation.Passed.ReadBack);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        var page = (await (await (await world.As(world.Joy)).Get("/at/ward-7/escalations")).Follow("Past their time, and how long we take")).Is(200);
        Assert.Contains("Not read back yet, 5 min late", Assert.Single(Listed(page)), StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromMinutes(7));
        await world.Send(world.Marcus, new ReadBackEscalation.Command { Number = escalation.Number, Version = (await world.Escalation(escalation.Number)).Version, Understood = "The blind is torn" });

        var row = Assert.Single(Listed(await (await world.As(world.Joy)).Get("/at/ward-7/escalations/breaches?days=30")));
        Assert.Contains("| Someone could be harmed now | Ward 7 | Read-back due Tue 5 May 08:07 | Tier 2, Older people’s care | Read back 12 min late | Read back, to decide, Tier 3, Medicine", row, StringComparison.Ordinal);
        Assert.Contains(row, Listed(await (await world.As(world.Petra)).Get("/at/riverside-hospitals/escalations/breaches")));
        Assert.Empty(Listed(await (await world.As(world.Joy)).Get("/at/ward-16/escalations/breaches")));
    }

    [Fact]
    public async Task An_answer_that_came_late_is_late_by_the_answer_and_the_list_is_read_on_by_key()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();
        var escalation = await world.EscalationAccepted(EscalationPriority.P1);
        world.Clock.Advance(TimeSpan.FromMinutes(60));
        await StepUp(world, escalation, StepUpEscalation.Passed.Answer);
        world.Clock.Advance(TimeSpan.FromMinutes(30));
        foreach (var step in new Func<uint, MediatR.IRequest<MediatR.Unit>>[]
        {
            version => new ReadBackEscalation.Command { Number = escalation.Number, Version = version, Understood = "Late" },
            version => new DecideEscalation.Command { Number = escalation.Number, Version = version, Decision = DecideEscalation.Decision.Accept },
            version => new AnswerEscalation.Command { Number = escalation.Number, Version = version, Answer = "Done" },
        })
            await world.Send(world.Marcus, step((await world.Escalation(escalation.Number)).Version));
        var (first, today) = (new DateOnly(2026, 4, 1), new DateOnly(2026, 5, 5));

        var newest = await world.Send(world.Petra, new ListBreaches.Query(await world.PathOf(world.Riverside), first, today, Rows: 1));
        Assert.Equal((escalation.Number, true, "Answered 30 min late"), (newest.Rows[0].Number, newest.Rows[0].Breach.ByAnswer, newest.Rows[0].Late(world.Clock.GetUtcNow())));

        // Of the seeds: sitters for people who wander on Ward 9.
        var next = await world.Send(world.Petra, new ListBreaches.Query(await world.PathOf(world.Riverside), first, today, newest.Next, 1));
        Assert.Equal("Ward 9", Assert.Single(next.Rows).PlaceName);
        Assert.Null(next.Next);
    }

    [Fact]
    public async Task Five_answered_give_times_the_share_of_the_day_and_the_tier_at_which_they_stopped()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();
        for (var minutes = 10; minutes <= 50; minutes += 10)
        {
            var escalation = await world.Escalated();
            world.Clock.Advance(TimeSpan.FromMinutes(minutes));
            foreach (var step in new Func<uint, MediatR.IRequest<MediatR.Unit>>[]
            {
                version => new ReadBackEscalation.Command { Number = escalation.Number, Version = version, Understood = "Understood" },
                version => new DecideEscalation.Command { Number = escalation.Number, Version = version, Decision = DecideEscalation.Decision.Accept },
                version => new AnswerEscalation.Command { Number = escalation.Number, Version = version, Answer = "Done" },
            })
                await world.Send(world.Leila, step((await world.Escalation(escalation.Number)).Version));
        }

        // Ten to fifty minutes each, on a day of which the seeds of Ward 7 have none.
        var numbers = await world.Send(world.Joy, new CountEscalations.Query(await world.PathOf(world.Ward7), new DateOnly(2026, 5, 5), new DateOnly(2026, 5, 5)));

        var risk = numbers.Rows.Single(row => row.Priority is EscalationPriority.P2);
        Assert.Equal((5, 5, 0), (numbers.All, numbers.SameDay, numbers.Breached));
        Assert.All(new[] { risk.ReadBack, risk.Decided, risk.Answered }, taken => Assert.Equal("30 min, 95 in 100 within 50 min", taken.Words));
        Assert.Equal([new CountEscalations.Stop(2, 5)], numbers.Stopped);
        Assert.Contains("Answered or returned at tier 2: 5", (await (await world.As(world.Joy)).Get("/at/ward-7/escalations/breaches?days=1")).Text, StringComparison.Ordinal);
    }

    private static Task<MediatR.Unit> StepUp(TrustWorld world, Escalation escalation, StepUpEscalation.Passed passed) => world.SendAsTheSite(new StepUpEscalation.Command
    {
        Escalation = escalation.Id,
        Passed = passed,
        DueAt = passed is StepUpEscalation.Passed.ReadBack ? escalation.ReadBackBy : escalation.AnswerBy,
    });

    private static IReadOnlyList<string> Listed(Page page) => page.Text.Contains("Where it was then", StringComparison.Ordinal) ? page.Rows("Escalations that went past a time, newest first") : [];
}
