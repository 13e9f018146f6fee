using FluentValidation;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Planning.Goals;
using QmsPortal.Modules.Planning.Needs;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Planning.Needs;

/// <summary>From what was heard to what is met: through the real pipeline and PostgreSQL.</summary>
public class NeedCommandTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_need_keeps_its_sentence_and_where_it_was_heard()
    {
        var number = await world.Send(world.Moira, world.ANeed() with { People = "  eat alone ", Needs = "company", SoThat = "they eat", Place = world.Ward9 });

        var need = await world.StoredNeed(number);
        var node = await world.Ask(db => db.Set<ThreadNode>().FindAsync(need.Id).AsTask());
        Assert.Equal(("People who eat alone need company so that they eat", NeedState.Heard, 4, NeedSource.Complaint), (need.Statement, need.State, need.Voices, need.Source));
        Assert.Equal((ThreadKind.Need, need.Statement, $"/needs/{number}", "Heard", need.NodeId), (node!.Kind, node.Title, node.Address, node.State, node.NodeId));
    }

    [Fact]
    public async Task It_is_recorded_by_staff_at_their_place_and_by_patient_partners_anywhere()
    {
        await world.Send(world.Amara, world.ANeed() with { Place = world.Ward7 });
        await world.Send(world.Priya, world.ANeed() with { Place = world.AcuteUnit });

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Amara, world.ANeed() with { Place = world.Ward9 }));
        foreach (var person in new[] { world.Petra, world.Samuel, world.Imogen, world.Rowan })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, world.ANeed()));
        Assert.Equal("Choose an open place of the organisation", (await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Moira, world.ANeed() with { Place = world.England }))).Errors.Single().ErrorMessage);
    }

    [Fact]
    public async Task It_is_validated_from_outside_the_service_only()
    {
        var need = await world.Need(NeedState.Themed);
        var validate = new ValidateNeed.Command { Number = need.Number, Version = need.Version, With = "Two carers" };

        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Joy, validate));
        Assert.StartsWith("You recorded this need", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Leila, validate))).Message, StringComparison.Ordinal);
        Assert.StartsWith("You belong to the service that this need is about", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Marcus, validate))).Message, StringComparison.Ordinal);

        await world.Send(world.Moira, validate);

        Assert.Equal((NeedState.Validated, "Two carers"), ((await world.StoredNeed(need.Number)).State, (await world.StoredNeed(need.Number)).Steps[^1].Words));
    }

    [Fact]
    public async Task A_service_lead_of_another_line_and_the_quality_manager_stand_outside()
    {
        var elsewhere = await world.Send(world.Moira, world.ANeed() with { Place = "surgery" });
        await world.Say(world.Tomasz, elsewhere, (n, v) => new ThemeNeed.Command { Number = n, Version = v, Theme = "Nights", Others = 0 });
        await world.Say(world.Leila, elsewhere, (n, v) => new ValidateNeed.Command { Number = n, Version = v, With = "Two carers" });
        var here = await world.Need(NeedState.Themed);
        await world.Say(world.Tomasz, here.Number, (n, v) => new ValidateNeed.Command { Number = n, Version = v, With = "The carers' group" });

        Assert.Equal((NeedState.Validated, NeedState.Validated), ((await world.StoredNeed(elsewhere)).State, (await world.StoredNeed(here.Number)).State));
    }

    [Fact]
    public async Task What_comes_first_is_decided_by_another_than_its_recorder_within_their_line()
    {
        var need = await world.Need(NeedState.Validated);
        var prioritise = new PrioritiseNeed.Command { Number = need.Number, Version = need.Version, Why = "It harms most" };

        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Moira, prioritise));
        await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Leila, prioritise));
        await world.Send(world.Marcus, prioritise);

        var elsewhere = await world.Send(world.Moira, world.ANeed() with { Place = "surgery" });
        await Assert.ThrowsAsync<NotFoundException>(() => world.Say(world.Leila, elsewhere, (n, v) => new PrioritiseNeed.Command { Number = n, Version = v, Why = "Not her line" }));
    }

    [Fact]
    public async Task It_is_planned_by_itself_when_a_goal_that_answers_it_goes_live()
    {
        var need = await world.Need(NeedState.Prioritised);

        var goal = await world.Goal(GoalState.Caught, need.Number);
        Assert.Equal(NeedState.Prioritised, (await world.StoredNeed(need.Number)).State);
        await world.Move(world.Leila, goal.Number, (n, v) => new StartGoal.Command { Number = n, Version = v });

        var planned = await world.StoredNeed(need.Number);
        Assert.Equal((NeedState.Planned, $"Goal {goal.Number} answers it, and is live", null), (planned.State, planned.Steps[^1].Words, planned.Steps[^1].ById));
    }

    [Fact]
    public async Task A_need_that_nobody_prioritised_waits_for_that_and_is_planned_then()
    {
        var need = await world.Need(NeedState.Validated);
        var goal = await world.Goal(GoalState.Live, need.Number);
        Assert.Equal(NeedState.Validated, (await world.StoredNeed(need.Number)).State);

        await world.Say(world.Ruth, need.Number, (n, v) => new PrioritiseNeed.Command { Number = n, Version = v, Why = "It harms most" });

        var planned = await world.StoredNeed(need.Number);
        Assert.Equal([NeedState.Prioritised, NeedState.Planned], planned.Steps.TakeLast(2).Select(step => step.State));
        Assert.Contains($"{goal.Number}", planned.Steps[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_step_is_refused()
    {
        var need = await world.Need();
        await world.Say(world.Leila, need.Number, (n, v) => new ThemeNeed.Command { Number = n, Version = v, Theme = "Nights", Others = 5 });

        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Leila, new ThemeNeed.Command { Number = need.Number, Version = need.Version, Theme = "Lights", Others = 5 }));
    }
}
