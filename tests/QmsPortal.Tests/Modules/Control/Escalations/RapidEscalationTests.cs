using Microsoft.EntityFrameworkCore;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Organisation;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

/// <summary>Domain §2.14, its toy test.</summary>
public class RapidEscalationTests(QmsServer server)
{
    [Fact]
    public async Task Toy_test_a_P1_left_unanswered_with_the_receiver_absent_steps_up_is_in_the_log_and_cannot_be_re_dated()
    {
        await using var world = new TrustWorld(server);
        await world.InitializeAsync();
        var escalation = await world.Escalated(EscalationPriority.P1);

        // The matron is away. At 07:52 it was raised, so at 08:07 it goes to the division, at 08:22 to the trust, and at 08:37 the trust is told again.
        foreach (var (minutes, tier) in new[] { (15, world.Medicine), (30, world.Riverside), (45, world.Riverside) })
        {
            world.Clock.SetUtcNow(escalation.RaisedAt.AddMinutes(minutes));
            await world.SendAsTheSite(new StepUpEscalation.Command { Escalation = escalation.Id, Passed = StepUpEscalation.Passed.ReadBack, DueAt = escalation.RaisedAt.AddMinutes(minutes) });
            var at = await world.Escalation(escalation.Number);
            Assert.Equal(tier, await world.Ask(db => db.Nodes.Where(node => node.Id == at.TierId).Select(node => node.Code).SingleAsync()));
        }

        var log = (await (await world.As(world.Amara)).Get($"/escalations/{escalation.Number}")).Is(200);
        foreach (var line in new[] { "Past its time at 08:07. Stepped up to Tier 3, Medicine by itself", "Past its time at 08:22. Stepped up to Tier 4, Riverside Hospitals by itself", "Past its time at 08:37. No tier stands above, so it was told again here", "First promised 08:07, missed." })
            Assert.Contains(line, log.Text, StringComparison.Ordinal);

        // Whoever has it now would rather it had come later.
        var ruth = await world.As(world.Ruth);
        var page = await ruth.Get($"/escalations/{escalation.Number}");
        Assert.False(page.Has("input[type=date], input[type=datetime-local], input[type=time]"));
        await ruth.Post($"/escalations/{escalation.Number}?handler=ReadBack",
            ("Command.Version", page.Hidden("Command.Version")), ("__RequestVerificationToken", page.Hidden("__RequestVerificationToken")), ("OperationId", Guid.NewGuid().ToString()), ("Command.Understood", "Understood"),
            ("Command.RaisedAt", "2026-05-05T08:30Z"), ("Command.FirstAnswerBy", "2027-01-01"), ("Command.BreachedAt", ""), ("Command.DueAt", "2027-01-01"));

        var stored = await world.Escalation(escalation.Number);
        Assert.Equal((EscalationState.Acknowledged, escalation.RaisedAt, escalation.FirstReadBackBy, escalation.FirstAnswerBy, escalation.RaisedAt.AddMinutes(15)),
            (stored.State, stored.RaisedAt, stored.FirstReadBackBy, stored.FirstAnswerBy, stored.BreachedAt));
    }
}
