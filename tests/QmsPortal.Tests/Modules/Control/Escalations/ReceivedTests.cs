using MediatR;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

/// <summary>Domain §4 and §8: how the places that receive answer, by place and never by person.</summary>
public class ReceivedTests(QmsServer server)
{
    private static readonly Guid Care = Guid.NewGuid();
    private static readonly Guid Trust = Guid.NewGuid();
    private static readonly DateTimeOffset Raised = new(2026, 5, 5, 7, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("ReadBack@10 Answered@50", true, true)]
    [InlineData("ReadBack@10 Returned@50", true, true)]
    [InlineData("TopTold@15 ReadBack@20 Answered@50", false, true)]
    [InlineData("TopTold@15 TopTold@60 ReadBack@70 Answered@80", false, false)]
    [InlineData("TopTold@15 TopTold@90 ReadBack@95 Answered@99", false, false)]
    [InlineData("ReadBack@10 TopTold@60 Answered@80", true, false)]
    [InlineData("TopTold@60 ReadBack@70 Answered@80", false, false)]
    [InlineData("ReadBack@10 Joined@20 Answered@50", true, null)]
    [InlineData("ReadBack@10", true, null)]
    [InlineData("TopTold@15", false, null)]
    [InlineData("", null, null)]
    public void At_the_top_a_time_that_passed_is_that_of_the_read_back_until_it_was_read_back(string then, bool? readBack, bool? answered)
    {
        EscalationStay.Step[] steps = [At(EscalationMove.Raised, 0, Trust), .. then.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(step => step.Split('@')).Select(step => At(Enum.Parse<EscalationMove>(step[0]), int.Parse(step[1], System.Globalization.CultureInfo.InvariantCulture), Trust))];

        var stay = Assert.Single(EscalationStay.Of(Trust, [Raised.AddMinutes(60)], steps));

        Assert.Equal((Trust, readBack, answered, false), (stay.Place, stay.ReadBackInTime, stay.AnsweredInTime, stay.SteppedUp));
    }

    [Fact]
    public void Of_steps_from_before_it_was_kept_where_they_led_those_after_them_say_it()
    {
        var medicine = Guid.NewGuid();
        EscalationStay.Step[] steps = [At(EscalationMove.Raised, 0, Care), At(EscalationMove.SteppedUp, 15, Care), At(EscalationMove.SteppedUp, 30, medicine), At(EscalationMove.ReadBack, 40, Trust), At(EscalationMove.Answered, 50, Trust)];

        Assert.Equal([(Care, true), (medicine, true), (Trust, false)], EscalationStay.Of(Trust, [], steps).Select(stay => (stay.Place, stay.SteppedUp)));
        Assert.Equal(TimeSpan.FromMinutes(20), EscalationStay.Of(Trust, [], steps)[^1].Answered);
    }

    [Fact]
    public async Task Each_place_is_counted_from_when_it_came_there_and_of_few_nothing_is_said()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();

        // Ward 7 on a day of which the seeds have none. At Older people’s care: answered after 10, 20 and 30 minutes, returned after 40.
        foreach (var minutes in new[] { 10, 20, 30 })
            await Answer(world, world.Leila, (await After(world, minutes)).Number);
        var returned = (await After(world, 40)).Number;
        await Accept(world, world.Leila, returned, DecideEscalation.Decision.Return);

        // Passed up by hand after 5, answered at Medicine 25 later.
        var passed = (await After(world, 5)).Number;
        await Accept(world, world.Leila, passed, DecideEscalation.Decision.PassUp);
        world.Clock.Advance(TimeSpan.FromMinutes(25));
        await Answer(world, world.Marcus, passed);

        // Not read back in 15, so it stepped up to Medicine, which answered 20 later; and read back, but not answered in 60, so it stepped up and waits.
        var unread = await After(world, 15, EscalationPriority.P1);
        await StepUp(world, unread, StepUpEscalation.Passed.ReadBack);
        world.Clock.Advance(TimeSpan.FromMinutes(20));
        await Answer(world, world.Marcus, unread.Number);
        var unanswered = await world.EscalationAccepted(EscalationPriority.P1);
        world.Clock.Advance(TimeSpan.FromMinutes(60));
        await StepUp(world, unanswered, StepUpEscalation.Passed.Answer);

        // One joined to another that is answered after 50; one answered after 55, sent back as not solved, and not read back yet.
        var (first, joined) = (await world.Escalated(), await world.Escalated());
        await Accept(world, world.Leila, joined.Number, DecideEscalation.Decision.Join, first.Number);
        world.Clock.Advance(TimeSpan.FromMinutes(50));
        await Answer(world, world.Leila, first.Number);
        var unsolved = await After(world, 55);
        await Answer(world, world.Leila, unsolved.Number);
        var issue = await world.IssueOf(unsolved);
        await world.Send(world.Amara, new ConfirmIssue.Command { Number = issue.Number, Version = issue.Version, StillWrong = "It fell down" });

        // Ten came, and one a second time. In time: all but the unread; six answered or returned, two stepped up.
        var rows = await Rows(world, world.Joy);
        Assert.Equal([("Medicine", 3, 0), ("Older people’s care", 11, 2)], rows.Select(row => (row.PlaceName, row.Came, row.SteppedUp)));
        Assert.Equal(("9 of 10", "6 of 8", "35 min"), (rows[1].ReadBack.Words, rows[1].Answered.Words, rows[1].Middle));
        var page = await (await world.As(world.Joy)).Get("/at/ward-7/escalations/breaches?days=1");
        Assert.Equal(["Medicine | 3 | Not enough data | Not enough data | Not enough data | Not enough data", "Older people’s care | 11 | 9 of 10 | 6 of 8 | 2 | 35 min"],
            page.Rows("How each place to which they came read back and answered"));
        Assert.True(page.QueryCount <= 6, $"{page.QueryCount}");

        // What only named people see is counted for nobody else.
        issue = await world.IssueOf(await world.Escalation(returned));
        await world.Send(world.Amara, new RestrictIssue.Command { Number = issue.Number, Reason = "Names a colleague" });
        Assert.Equal((10, "30 min"), ((await Rows(world, world.Joy))[1].Came, (await Rows(world, world.Joy))[1].Middle));
        Assert.Equal(11, (await Rows(world, world.Amara))[1].Came);
    }

    private static EscalationStay.Step At(EscalationMove move, int minutes, Guid tier) => new(move, tier, null, move is EscalationMove.TopTold or EscalationMove.SteppedUp ? Raised.AddMinutes(minutes) : null, Raised.AddMinutes(minutes));

    private static async Task<IReadOnlyList<CountReceived.Row>> Rows(TestWorld world, string who) =>
        await world.Send(who, new CountReceived.Query(await world.PathOf(world.Ward7), new DateOnly(2026, 5, 5), new DateOnly(2026, 5, 5)));

    private static async Task<Escalation> After(TestWorld world, int minutes, EscalationPriority priority = EscalationPriority.P2)
    {
        var escalation = await world.Escalated(priority);
        world.Clock.Advance(TimeSpan.FromMinutes(minutes));
        return escalation;
    }

    private static async Task Accept(TestWorld world, string who, int number, DecideEscalation.Decision decision = DecideEscalation.Decision.Accept, int? other = null)
    {
        await world.Send(who, new ReadBackEscalation.Command { Number = number, Version = (await world.Escalation(number)).Version, Understood = "Understood" });
        await world.Send(who, new DecideEscalation.Command { Number = number, Version = (await world.Escalation(number)).Version, Decision = decision, Acceptable = "Ask estates first", Why = "Not ours", Other = other });
    }

    private static async Task Answer(TestWorld world, string who, int number)
    {
        await Accept(world, who, number);
        await world.Send(who, new AnswerEscalation.Command { Number = number, Version = (await world.Escalation(number)).Version, Answer = "Done" });
    }

    private static Task<Unit> StepUp(TestWorld world, Escalation escalation, StepUpEscalation.Passed passed) => world.SendAsTheSite(new StepUpEscalation.Command
    {
        Escalation = escalation.Id,
        Passed = passed,
        DueAt = passed is StepUpEscalation.Passed.ReadBack ? escalation.ReadBackBy : escalation.AnswerBy,
    });
}
