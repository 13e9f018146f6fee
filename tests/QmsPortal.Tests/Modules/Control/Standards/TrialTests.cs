using FluentValidation;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Improvement;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Standards;

/// <summary>Domain §2.11 and §6.3: a tested version on trial at a ward until a day, with a cycle behind it.</summary>
public class TrialTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_ward_tries_a_version_beside_the_one_in_force_and_its_clock_ends_it()
    {
        var number = (await world.Published()).Number;
        await world.Send(world.Joy, await world.NextOf(number));
        await world.Send(world.Joy, StandardExamples.Sheet(world, await world.Version(number, 2)));
        await world.Send(world.Joy, StandardExamples.Consultation(world, await world.Version(number, 2)));
        var cycle = await world.Planned();
        var leila = await world.As(world.Leila);
        var form = (await (await leila.Get($"/standards/{number}/v2")).Follow("Let a ward try it first")).Is(200);
        Assert.Contains("Everybody else works by version 1, which stays in force.", form.Text, StringComparison.Ordinal);
        Assert.Equal(["Choose the ward that tries it", "Choose the cycle that tests it", "Enter the last day of the trial"], (await form.Submit("Begin the trial")).Is(400).Summary);

        await world.Send(world.Leila, (await world.Trial(await world.Version(number, 2))) with { Cycle = cycle.Id });

        var list = (await (await world.As(world.Amara)).Get("/at/ward-7/standards")).Is(200);
        Assert.Contains(list.Document.QuerySelectorAll("section[aria-labelledby=trials] li"), row => row.TextContent.Contains($"{number} Turning the night lamps, version 2", StringComparison.Ordinal) && row.TextContent.Contains("Ward 7 works by it until Tue 19 May. Everybody else works by version 1.", StringComparison.Ordinal));
        Assert.DoesNotContain($"{number} Turning", (await (await world.As(world.Kofi)).Get("/at/ward-9/standards")).Is(200).Text, StringComparison.Ordinal);
        var page = (await leila.Get($"/standards/{number}")).Is(200);
        Assert.Contains("Ward 7 works by version 2 until Tue 19 May; everybody else by the sheet below.", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"section[aria-labelledby=trial] a[href='/projects/{cycle.ProjectNumber}/cycles/{cycle.Number}']"));
        var standard = await world.Ask(db => db.Set<Standard>().AsNoTracking().SingleAsync(standard => standard.Number == number));
        Assert.Equal((VersionState.Published, 1, VersionState.Trial), (standard.State, standard.InForce, standard.Writing));
        Assert.True(await world.Ask(db => db.Set<ThreadLink>().AnyAsync(link => link.FromId == cycle.Id && link.ToId == standard.Id && link.Relation == Relation.Tests)));

        var due = await world.Due(number, Standard.TrialEnds);
        await world.SendAsTheSite(new EndTrial.Command { Standard = due.Record, DueAt = due.At.AddDays(-1) });
        Assert.Equal(VersionState.Trial, (await world.Send(world.Amara, new ShowVersion.Query(number, 2))).State);
        await world.SendAsTheSite(new EndTrial.Command { Standard = due.Record, DueAt = due.At });
        await world.SendAsTheSite(new EndTrial.Command { Standard = due.Record, DueAt = due.At });

        var over = await world.Send(world.Amara, new ShowVersion.Query(number, 2));
        Assert.Equal((VersionState.Draft, VersionAct.Ended, "The portal, by the clock", due.At), (over.State, over.Steps[^1].Act, over.Steps[^1].By, over.Steps[^1].At));
        Assert.Equal(1, over.Steps.Count(step => step.Act is VersionAct.Ended));
    }

    [Fact]
    public async Task It_is_tried_where_it_holds_and_for_a_cycle_that_goes_on()
    {
        var version = await world.Consulted();
        var trial = await world.Trial(version);
        var over = await world.Planned();
        await world.Send(world.Joy, new DecideCycle.Command { Project = over.ProjectNumber, Cycle = over.Number, Version = over.Version, End = CycleEnd.Abandon, Lesson = "Nobody had time" });

        await Refused("Place", "Choose an open ward or team at which this standard holds", trial with { Place = world.Ward9 });
        await Refused("Place", "Choose an open ward or team at which this standard holds", trial with { Place = world.OlderPeoplesCare });
        await Refused("Cycle", "Choose a cycle that goes on here", trial with { Cycle = over.Id });
        await Refused("Cycle", "Choose a cycle that goes on here", trial with { Cycle = Guid.NewGuid() });
        await Assert.ThrowsAsync<ForbiddenException>(() => world.Send(world.Joy, trial));
        await Assert.ThrowsAsync<NotFoundException>(() => world.Send(world.Marcus, trial with { Number = 999_999 }));

        async Task Refused(string field, string words, TryVersion.Command command)
        {
            var error = Assert.Single((await Assert.ThrowsAsync<ValidationException>(() => world.Send(world.Leila, command))).Errors);
            Assert.Equal((field, words), (error.PropertyName, error.ErrorMessage));
        }
    }

    [Fact]
    public async Task What_a_trial_showed_is_adopted_into_consultation_but_not_against_its_cycle()
    {
        var (good, bad) = (await world.OnTrial(), await world.Consulted());
        var adopted = (await (await (await world.As(world.Joy)).Get($"/standards/{good.Number}/v1")).Submit("Send to consultation", ("Until when can people say what they think?", "8 5 2026"))).Is(200);
        Assert.Contains("Adopted from the trial, sent to consultation", adopted.Text, StringComparison.Ordinal);
        Assert.Equal(VersionState.Consulting, (await world.Send(world.Amara, new ShowVersion.Query(good.Number, 1))).State);

        var trial = await world.Trial(bad);
        await world.Send(world.Leila, trial);
        var cycle = await world.Ask(db => db.Set<Cycle>().AsNoTracking().SingleAsync(cycle => cycle.Id == trial.Cycle));
        await world.Send(world.Joy, new DecideCycle.Command { Project = cycle.ProjectNumber, Cycle = cycle.Number, Version = cycle.Version, End = CycleEnd.Abandon, Lesson = "Nobody slept" });
        var refused = await Assert.ThrowsAsync<DomainException>(async () => await world.Send(world.Joy, StandardExamples.Consultation(world, await world.Version(bad.Number, 1))));

        Assert.StartsWith("The cycle that tested it was abandoned, so it cannot be adopted.", refused.Message, StringComparison.Ordinal);
        await world.Send(world.Leila, new ReturnVersion.Command { Number = bad.Number, Of = 1, Version = (await world.Version(bad.Number, 1)).Version, Reason = "Nobody slept" });
        Assert.Equal(VersionState.Draft, (await world.Send(world.Amara, new ShowVersion.Query(bad.Number, 1))).State);
    }
}
