using System.Globalization;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

/// <summary>A tier may set its own times. Times were worked out by hand, with a calendar.</summary>
public class TierTimesTests(QmsServer server)
{
    private static readonly EscalationTimes Own = new(10, 90, 45, 300, 2, 7);
    private static readonly DateTimeOffset Raised = Utc("2026-05-05T07:20Z");

    // All in UTC. In 2026 the clocks go forward on Sunday 29 March at 01:00 UTC and back on Sunday 25 October at 01:00 UTC.
    [Theory]
    [InlineData(EscalationPriority.P1, "2026-05-05T07:00Z", "2026-05-05T07:10Z", "2026-05-05T08:30Z")]
    [InlineData(EscalationPriority.P1, "2026-03-29T00:55Z", "2026-03-29T01:05Z", "2026-03-29T02:25Z")]
    [InlineData(EscalationPriority.P2, "2026-10-25T00:30Z", "2026-10-25T01:15Z", "2026-10-25T05:30Z")]

    // Friday 27 March 15:00 GMT: Tuesday 31 March 15:00 BST. Good Friday is 3 April and Easter Monday the 6th, so the seventh working day is Thursday 9 April.
    [InlineData(EscalationPriority.P3, "2026-03-27T15:00Z", "2026-03-31T14:00Z", "2026-04-09T14:00Z")]

    // Friday 23 October 15:00 BST: Tuesday 27 October 15:00 GMT, and Tuesday 3 November.
    [InlineData(EscalationPriority.P3, "2026-10-23T14:00Z", "2026-10-27T15:00Z", "2026-11-03T15:00Z")]
    public void A_tier_with_times_of_its_own_has_until(EscalationPriority priority, string raised, string readBack, string answer)
    {
        Assert.Equal(Utc(readBack), Own.ReadBackBy(priority, Utc(raised)));
        Assert.Equal(Utc(answer), Own.AnswerBy(priority, Utc(raised)));
    }

    [Fact]
    public void What_a_tier_sets_moves_no_clock_that_runs_and_each_tier_has_its_own_from_the_step_up()
    {
        var (matron, divisional) = (new Guid("00000000-0000-0000-0000-000000000002"), new Guid("00000000-0000-0000-0000-000000000003"));
        var care = new Tier(2, Guid.NewGuid(), "care", "Care", "/trust/medicine/care/", ["Matron"]);
        var medicine = new Tier(3, Guid.NewGuid(), "medicine", "Medicine", "/trust/medicine/", ["Divisional nurse"]) { Dated = [new DatedTimes(Raised.AddDays(-1), Own)] };
        var escalation = new Escalation(Guid.NewGuid(), Guid.NewGuid(), 1001, Guid.NewGuid(), Guid.NewGuid(), new Sbar("S", "B", "A", "R"), EscalationPriority.P1, Telephoned.Reached, care, 0, new EscalationAct(Guid.NewGuid(), "Joy", "Ward sister", [], Raised));
        Assert.Equal((Raised.AddMinutes(15), Raised.AddMinutes(60)), (escalation.ReadBackBy, escalation.AnswerBy));

        // Five minutes later the tier gives itself half the time, and reads back and lowers it: it is counted by the times it began with.
        var tiers = new Tiers([care with { Dated = [new DatedTimes(Raised.AddMinutes(5), EscalationTimes.Default with { P1Answer = 30, P2Answer = 120 })] }, medicine]);
        var act = new EscalationAct(matron, "Leila", "Matron", [care.Path], Raised.AddMinutes(6));
        escalation.ReadBack(Guid.NewGuid(), "Understood", tiers, act);
        Assert.Equal(Raised.AddMinutes(60), escalation.AnswerBy);
        escalation.ChangePriority(Guid.NewGuid(), EscalationPriority.P2, "Not now", tiers, act);
        Assert.Equal(Raised.AddHours(4), escalation.AnswerBy);

        // Raised again it counts from now, by the times of now.
        escalation.ChangePriority(Guid.NewGuid(), EscalationPriority.P1, "Now it is", tiers, act with { At = Raised.AddMinutes(10) });
        Assert.Equal(Raised.AddMinutes(40), escalation.AnswerBy);

        escalation.PassItsTime(Guid.NewGuid(), new Due(Escalation.AnswerDue, escalation.Id, Raised.AddMinutes(40)), tiers.NextAbove(care.Node));
        Assert.Equal((Raised.AddMinutes(50), Raised.AddMinutes(130)), (escalation.ReadBackBy, escalation.AnswerBy));
        Assert.Equal((Raised.AddMinutes(15), Raised.AddMinutes(60)), (escalation.FirstReadBackBy, escalation.FirstAnswerBy));

        // Answered there, it did not work: it begins again by the times of that tier.
        var above = new EscalationAct(divisional, "Marcus", "Divisional nurse", [medicine.Path], Raised.AddMinutes(45));
        escalation.ReadBack(Guid.NewGuid(), "Understood", tiers, above);
        escalation.Accept(Guid.NewGuid(), tiers, above);
        escalation.Answer(Guid.NewGuid(), "Done", tiers, above);
        escalation.NotSolved(Guid.NewGuid(), "Still", tiers, act with { At = Raised.AddMinutes(100) });
        Assert.Equal((Raised.AddMinutes(110), Raised.AddMinutes(190)), (escalation.ReadBackBy, escalation.AnswerBy));
    }

    [Theory]
    [InlineData(0, 60, 60, 240, 1, 5)]
    [InlineData(61, 70, 70, 240, 1, 5)]
    [InlineData(15, 241, 60, 300, 1, 5)]
    [InlineData(15, 60, 60, 1441, 1, 5)]
    [InlineData(15, 60, 60, 240, 6, 7)]
    [InlineData(15, 60, 60, 240, 1, 21)]
    [InlineData(30, 20, 60, 240, 1, 5)]
    [InlineData(45, 60, 30, 240, 1, 5)]
    [InlineData(15, 200, 60, 120, 1, 5)]
    [InlineData(15, 60, 60, 240, 1, 5)]
    public void Times_outside_the_bounds_or_as_they_are_already_are_not_set(int first, int second, int third, int fourth, int fifth, int sixth) => Assert.Throws<DomainException>(() =>
        new TierTimes(Guid.NewGuid(), Guid.NewGuid(), new EscalationTimes(first, second, third, fourth, fifth, sixth), EscalationTimes.Default, "Because", Guid.NewGuid(), Raised));

    [Fact]
    public async Task The_matron_sets_times_that_hold_from_then_on_and_what_is_escalated_already_keeps_its_own()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();
        var before = await world.Escalated();
        var leila = await world.As(world.Leila);

        var page = (await (await leila.Get("/at/older-peoples-care/escalations")).Follow("Times to answer")).Is(200);
        Assert.Contains("The times that hold everywhere until a tier sets its own.", page.Text, StringComparison.Ordinal);
        var saved = (await page.Submit("Set times from now on", ("Answer a risk today, in minutes", "90"), ("Why do the times change?", "Bank answers within the hour"))).Is(200);

        Assert.Equal("The times hold from now on. What is escalated already keeps its own", saved.Banner);
        Assert.Contains("Risk today: read back in 1 hour, answer in 90 minutes", saved.Text, StringComparison.Ordinal);
        Assert.Contains("Bank answers within the hour. Leila Haddad, Matron", saved.Text, StringComparison.Ordinal);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var issue = await world.Raised();
        Assert.Contains("Risk today: read back in 1 hour, answer in 90 minutes", (await (await world.As(world.Joy)).Get($"/issues/{issue.Number}/escalate")).Text, StringComparison.Ordinal);
        var after = await world.Escalation(await world.Send(world.Joy, EscalationExamples.Sbar(issue.Number, issue.Version)));
        Assert.Equal(after.RaisedAt.AddMinutes(90), after.AnswerBy);
        Assert.Equal((before.RaisedAt.AddHours(4), before.RaisedAt.AddHours(4)), ((await world.Escalation(before.Number)).AnswerBy, (await world.Escalation(before.Number)).FirstAnswerBy));

        // Unanswered it steps up, and there the times of everybody hold.
        world.Clock.Advance(TimeSpan.FromMinutes(90));
        await world.SendAsTheSite(new StepUpEscalation.Command { Escalation = after.Id, Passed = StepUpEscalation.Passed.ReadBack, DueAt = after.ReadBackBy });
        var up = await world.Escalation(after.Number);
        Assert.Equal((after.ReadBackBy.AddHours(1), after.ReadBackBy.AddHours(4), after.FirstAnswerBy), (up.ReadBackBy, up.AnswerBy, up.FirstAnswerBy));
    }

    [Fact]
    public async Task What_makes_no_sense_is_told_beside_each_field_and_others_read_and_change_nothing()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();
        var page = await (await world.As(world.Leila)).Get("/at/older-peoples-care/escalations/clocks");

        var wrong = (await page.Submit("Set times from now on", ("Read back someone could be harmed, in minutes", "soon"), ("Answer a risk today, in minutes", "30"), ("Answer help needed, in working days", "21"), ("Why do the times change?", ""))).Is(400);
        Assert.Equal("The answer cannot be due before the read-back", wrong.ErrorsBeside("Answer a risk today, in minutes"));
        Assert.Equal("Enter 1 to 20 working days", wrong.ErrorsBeside("Answer help needed, in working days"));
        Assert.Equal("Enter why the times change", wrong.ErrorsBeside("Why do the times change?"));
        Assert.Equal("soon", wrong.Value("Read back someone could be harmed, in minutes"));
        Assert.NotNull(wrong.ErrorsBeside("Read back someone could be harmed, in minutes"));

        Assert.False((await (await world.As(world.Amara)).Get("/at/older-peoples-care/escalations/clocks")).Is(200).HasButton("Set times from now on"));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Leila, EscalationExamples.Times(world.Medicine, Own)));
        await world.Send(world.Marcus, EscalationExamples.Times(world.OlderPeoplesCare, Own));
        Assert.Equal(404, (await (await world.As(world.Leila)).Get("/at/ward-7/escalations/clocks")).Status);
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
