using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Assurance;
using QmsPortal.Modules.Assurance.Frameworks;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Control;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Assurance.Frameworks;

/// <summary>Load, self-assess, challenge, agree: through the real pipeline and PostgreSQL.</summary>
public class FrameworkTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_framework_that_is_loaded_again_is_what_it_was()
    {
        var before = await world.Number("select count(*) from requirements");

        var code = await world.Send(world.Rowan, new LoadFramework.Command { Catalogue = AssuranceExamples.Framework });

        Assert.Equal((AssuranceExamples.Framework, before), (code, await world.Number("select count(*) from requirements")));
        foreach (var person in new[] { world.Tomasz, world.Joy, world.Petra })
            await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(person, new LoadFramework.Command { Catalogue = AssuranceExamples.Framework }));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Rowan, new LoadFramework.Command { Catalogue = "no-such-framework" }));
    }

    [Fact]
    public async Task Another_framework_stands_beside_it()
    {
        var code = await world.Send(world.Rowan, new LoadFramework.Command { Catalogue = "wales-health-care-quality-standards-2023" });

        var framework = await world.Ask(db => db.Frameworks.Include(f => f.Requirements).AsNoTracking().SingleAsync(f => f.Code == code));
        Assert.Equal(12, framework.Requirements.Count(requirement => requirement.IsAssessable));
        Assert.Equal("Safe", framework.Requirements.Single(requirement => requirement.Code == "D.1").Title);
    }

    [Fact]
    public async Task Three_people_come_to_an_answer_and_each_step_is_dated()
    {
        var (place, version) = await world.Challenged();

        await world.Send(world.Tomasz, new AgreeResult.Command { Framework = AssuranceExamples.Framework, Requirement = AssuranceExamples.Requirement, Place = place, Version = version, Answer = ResultAnswer.Partly });

        var result = await world.Result(place);
        Assert.Equal((ResultState.Agreed, ResultAnswer.Partly), (result.State, result.Answer));
        Assert.Equal([ResultState.SelfAssessed, ResultState.Challenged, ResultState.Agreed], result.Steps.OrderBy(step => step.Position).Select(step => step.State));
        Assert.Equal(3, result.Steps.Select(step => step.ById).Distinct().Count());
        Assert.All(result.Steps, step => Assert.Equal(world.Clock.GetUtcNow(), step.At));
    }

    [Fact]
    public async Task Each_does_it_at_their_own_place_and_below()
    {
        var (place, version) = await world.Assessed();
        var assess = new SelfAssess.Command { Framework = AssuranceExamples.Framework, Requirement = AssuranceExamples.Requirement, Place = place, Version = version, Answer = ResultAnswer.Met, Words = "Asked" };
        var challenge = new ChallengeResult.Command { Framework = AssuranceExamples.Framework, Requirement = AssuranceExamples.Requirement, Place = place, Version = version, Words = "Looked" };

        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Bethan, assess));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Amara, assess));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Joy, challenge));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Leila, challenge with { Place = world.AcuteUnit }));
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Leila, new AgreeResult.Command { Framework = AssuranceExamples.Framework, Requirement = AssuranceExamples.Requirement, Place = place, Version = version, Answer = ResultAnswer.Partly }));
    }

    [Fact]
    public async Task What_was_said_meanwhile_is_not_said_over()
    {
        var (place, version) = await world.Assessed();
        var again = new SelfAssess.Command { Framework = AssuranceExamples.Framework, Requirement = AssuranceExamples.Requirement, Place = place, Version = version, Answer = ResultAnswer.Met, Words = "Asked" };

        await world.Send(world.Joy, again);

        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Joy, again));
        await Assert.ThrowsAsync<StaleException>(() => world.Send(world.Joy, again with { Version = 0 }));
        Assert.Equal(2, (await world.Result(place)).Steps.Count);
    }

    [Fact]
    public async Task A_heading_is_not_assessed_and_nothing_is_at_a_place_of_comparison()
    {
        var command = new SelfAssess.Command { Framework = AssuranceExamples.Framework, Requirement = "S", Place = world.Ward7, Answer = ResultAnswer.Met, Words = "All of it" };

        Assert.Equal("This is a heading. Choose one of the requirements below it.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Joy, command))).Message);
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Joy, command with { Requirement = "Z9" }));
    }

    [Fact]
    public async Task Met_is_not_agreed_while_nothing_accepted_and_in_date_shows_it()
    {
        var (place, version) = await world.Challenged(ResultAnswer.Met);
        var agree = new AgreeResult.Command { Framework = AssuranceExamples.Framework, Requirement = AssuranceExamples.Requirement, Place = place, Version = version, Answer = ResultAnswer.Met };

        var refusal = await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Tomasz, agree));

        Assert.Equal("“Met” needs one accepted item in date. Nothing shows this here yet. Accept what waits, ask for a newer copy, or agree another answer.", refusal.Message);
        Assert.Equal(ResultState.Challenged, (await world.Result(place)).State);
    }

    [Fact]
    public async Task The_wards_of_the_seeds_stand_as_their_story_says()
    {
        Assert.Equal((ResultState.Agreed, ResultAnswer.Met, false), Standing(await world.Result(world.Ward7, "S6")));
        Assert.Equal((ResultState.Agreed, ResultAnswer.Partly, false), Standing(await world.Result(world.Ward7, "S4")));
        Assert.Equal((ResultState.Agreed, ResultAnswer.Met, true), Standing(await world.Result(world.Ward7, "S7")));
        Assert.Equal((ResultState.SelfAssessed, ResultAnswer.Partly, false), Standing(await world.Result(world.Ward7, "S5")));
        Assert.Equal((ResultState.Challenged, ResultAnswer.NotMet, false), Standing(await world.Result(world.Ward9, "S6")));

        static (ResultState, ResultAnswer?, bool) Standing(RequirementResult result) => (result.State, result.Answer, result.NeedsEvidence);
    }
}
