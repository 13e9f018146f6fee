using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Kernel.Outbox;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

/// <summary>Who hears of an escalation by mail: number and place, never its words.</summary>
public class EscalationMailTests(MailWorld world) : IClassFixture<MailWorld>
{
    [Fact]
    public async Task Those_who_receive_at_the_tier_are_told_and_at_the_next_when_it_steps_up()
    {
        var escalation = await world.Escalated(EscalationPriority.P1);
        var first = Assert.Single(await Of(escalation));
        Assert.Equal((await world.IdOf(world.Leila), $"Escalation {escalation.Number} from Ward 7 is with you"), (first.PersonId, first.Subject));
        Assert.Contains($"https://quality.riverside.example/escalations/{escalation.Number}", first.Body, StringComparison.Ordinal);
        foreach (var words in new[] { escalation.Situation, escalation.Background, escalation.Assessment, escalation.Recommendation })
            Assert.DoesNotContain(words.TrimEnd('.'), first.Subject + first.Body, StringComparison.Ordinal);

        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await world.SendAsTheSite(new StepUpEscalation.Command { Escalation = escalation.Id, Passed = StepUpEscalation.Passed.ReadBack, DueAt = escalation.ReadBackBy });

        var second = Assert.Single(await Of(await world.Escalation(escalation.Number)));
        Assert.Equal((await world.IdOf(world.Marcus), $"Escalation {escalation.Number} from Ward 7 is with you, past its time"), (second.PersonId, second.Subject));
    }

    [Fact]
    public async Task Both_who_raised_the_issue_and_who_escalated_it_hear_of_the_answer()
    {
        var escalation = await world.EscalationAnswered();
        var issue = await world.IssueOf(escalation);

        Assert.Equal(await world.IdOf(world.Amara), (await world.Stored($"issue-answered:{issue.Steps[^1].Id}")).PersonId);
        Assert.Equal((await world.IdOf(world.Joy), $"Escalation {escalation.Number} from Ward 7 has an answer"), (Assert.Single(await Of(escalation)).PersonId, Assert.Single(await Of(escalation)).Subject));
        Assert.DoesNotContain("blind", Assert.Single(await Of(escalation)).Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Whoever_escalated_it_hears_that_it_was_returned_and_of_another_priority()
    {
        var escalation = await world.ReadBack();
        await world.Send(world.Leila, new ChangePriority.Command { Number = escalation.Number, Version = escalation.Version, Priority = EscalationPriority.P3, Reason = "A sheet hangs there" });
        escalation = await world.Escalation(escalation.Number);
        Assert.Equal(await world.IdOf(world.Joy), Assert.Single(await Of(escalation)).PersonId);

        await world.Send(world.Leila, new DecideEscalation.Command { Number = escalation.Number, Version = escalation.Version, Decision = DecideEscalation.Decision.Return, Acceptable = "Ask estates" });
        Assert.Equal($"Escalation {escalation.Number} from Ward 7 was returned", Assert.Single(await Of(await world.Escalation(escalation.Number))).Subject);
    }

    [Fact]
    public async Task Whoever_escalated_it_hears_that_it_was_passed_up()
    {
        var escalation = await world.ReadBack();

        await world.Send(world.Leila, new DecideEscalation.Command { Number = escalation.Number, Version = escalation.Version, Decision = DecideEscalation.Decision.PassUp, Why = "Estates answer to the division" });

        var written = await Of(await world.Escalation(escalation.Number));
        Assert.Equal([(await world.IdOf(world.Joy), $"Escalation {escalation.Number} from Ward 7 was passed up"), (await world.IdOf(world.Marcus), $"Escalation {escalation.Number} from Ward 7 is with you")],
            written.Select(mail => (mail.PersonId!.Value, mail.Subject)).OrderByDescending(mail => mail.Subject));
        Assert.DoesNotContain("Estates", string.Concat(written.Select(mail => mail.Subject + mail.Body)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_escalated_it_hears_that_it_was_joined_to_another_and_what_came_of_that_one()
    {
        var (first, second) = (await world.ReadBack(), await world.ReadBack());
        await world.Send(world.Leila, new DecideEscalation.Command { Number = second.Number, Version = second.Version, Decision = DecideEscalation.Decision.Join, Other = first.Number });
        Assert.Equal((await world.IdOf(world.Joy), $"Escalation {second.Number} from Ward 7 was joined to another"), Assert.Single(await Of(await world.Escalation(second.Number))) is var mail ? (mail.PersonId, mail.Subject) : default);
        Assert.Contains($"Joined to escalation {first.Number}", (await (await world.As(world.Amara)).Get($"/issues/{(await world.IssueOf(second)).Number}")).Text, StringComparison.Ordinal);

        await world.Send(world.Leila, new DecideEscalation.Command { Number = first.Number, Version = (await world.Escalation(first.Number)).Version, Decision = DecideEscalation.Decision.Return, Acceptable = "Ask estates" });

        foreach (var escalation in new[] { first, second })
            Assert.Equal($"Escalation {escalation.Number} from Ward 7 was returned", Assert.Single(await Of(await world.Escalation(escalation.Number))).Subject);
    }

    /// <summary>Else nobody would follow it any more.</summary>
    [Fact]
    public async Task None_is_joined_to_another_in_the_instant_in_which_that_one_is_answered()
    {
        var (first, second) = (await world.EscalationAccepted(), await world.ReadBack());
        world.SqlFault.Meanwhile(() => world.Send(world.Leila, new AnswerEscalation.Command { Number = first.Number, Version = first.Version, Answer = "A new blind hangs" }));

        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Leila, new DecideEscalation.Command { Number = second.Number, Version = second.Version, Decision = DecideEscalation.Decision.Join, Other = first.Number }));

        Assert.Equal((EscalationState.Answered, EscalationState.Acknowledged), ((await world.Escalation(first.Number)).State, (await world.Escalation(second.Number)).State));
    }

    private Task<List<OutboxMessage>> Of(Escalation escalation) => world.Written($"escalation:{escalation.Steps[^1].Id}");
}
