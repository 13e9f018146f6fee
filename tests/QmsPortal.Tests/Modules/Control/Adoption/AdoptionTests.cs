using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using QmsPortal.Contracts.Control;
using QmsPortal.Contracts.Improvement;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Adoption;

/// <summary>An adopted cycle offers a change of standard work and new limits, and each is taken or declined by somebody else.</summary>
public class AdoptionTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private const string Change = "Sit down with whoever is up before leading them back";

    [Fact]
    public async Task Both_are_offered_in_the_save_that_adopts()
    {
        var measure = await world.Charted();
        var cycle = await Adopt(measure);

        var offered = await world.Send(world.Amara, new OfferedByCycle.Query(cycle));

        Assert.Equal(("Offered", "blue", "", null, null), (offered.Work!.State, offered.Work.Colour, offered.Work.Words, offered.Work.By, offered.Work.Standard));
        Assert.Equal(("Offered", "blue", StandardExamples.Month(world, 6)), (offered.Phase!.State, offered.Phase.Colour, offered.Phase.From));
        var step = await world.Ask(db => db.Set<HandOverStep>().SingleAsync(step => step.HandOverId == offered.Work.HandOver));
        Assert.Equal((Change, "Priya Raman", "Improvement lead"), (step.Words, step.Name, step.Post));
        Assert.Single((await (await world.As(world.Amara)).Get($"/at/ward-7/measures/{measure}")).Is(200).Document.QuerySelectorAll("svg.qms-chart__wide"));
    }

    [Fact]
    public async Task Whoever_takes_the_change_has_a_draft_with_its_words_and_the_thread_knows()
    {
        var cycle = await Adopt(null);
        var offer = await world.Ask(db => db.Set<HandOver>().Where(offer => offer.RecordId == cycle).Select(offer => offer.Id).SingleAsync());
        Assert.Contains("Accepting makes a draft of a standard in your name.", (await (await world.As(world.Joy)).Get($"/hand-overs/{offer}")).Text, StringComparison.Ordinal);
        await Decide(world.Joy, cycle, accept: true);

        var work = (await world.Send(world.Amara, new OfferedByCycle.Query(cycle))).Work!;
        Assert.Equal(("Accepted", "green", "Joy Okoro, ward sister", "Draft, not yet in force"), (work.State, work.Colour, work.By, work.Standard!.State));
        var draft = await world.Send(world.Amara, new ShowVersion.Query(work.Standard.Number, 1));
        Assert.Equal(("Cycle 2 of project 88", Change, VersionAct.Wrote, "Joy Okoro, ward sister"), (draft.Title, Assert.Single(draft.Sheet.Content.Steps).What, draft.Steps.Single().Act, draft.Steps.Single().By));
        var link = await world.Ask(db => db.Set<ThreadLink>().SingleAsync(link => link.FromId == cycle));
        Assert.Equal((Relation.AdoptedAs, draft.Standard), (link.Relation, link.ToId));
    }

    [Fact]
    public async Task Whoever_adopted_it_does_not_take_it()
    {
        var cycle = await Adopt(null, by: world.Leila);

        Assert.StartsWith("You offered this, so another person has to accept or decline it.", (await Assert.ThrowsAsync<DomainException>(() => Decide(world.Leila, cycle, accept: true))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotFoundException>(() => Decide(world.Bethan, cycle, accept: true));
    }

    [Fact]
    public async Task What_is_declined_leaves_no_draft_and_its_reason_comes_back()
    {
        var before = await world.Number("select count(*) from standards");
        var cycle = await Adopt(null);
        await Decide(world.Joy, cycle, accept: false);

        var work = (await world.Send(world.Amara, new OfferedByCycle.Query(cycle))).Work!;

        Assert.Equal(("Declined", "We do that already", null), (work.State, work.Words, work.Standard));
        Assert.Equal(before, await world.Number("select count(*) from standards"));
    }

    [Fact]
    public async Task New_limits_are_accepted_by_somebody_else_and_the_board_follows_in_the_same_save()
    {
        var measure = await world.Charted();
        var cycle = await Adopt(measure);
        var phase = await PhaseOf(cycle);
        var before = (await world.Series(world.Ward7, measure)).Summary;

        Assert.StartsWith("You offered these limits", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Priya, new AcceptPhase.Command { Phase = phase.Id, Version = phase.Version }))).Message, StringComparison.Ordinal);
        await world.Send(world.Imogen, new AcceptPhase.Command { Phase = phase.Id, Version = phase.Version });

        var after = (await world.Series(world.Ward7, measure)).Summary;
        Assert.NotEqual(before.Sentence, after.Sentence);
        Assert.Equal([1, 2], after.Spark.Points.Select(point => point.Phase).Distinct());
        var offered = (await world.Send(world.Amara, new OfferedByCycle.Query(cycle))).Phase!;
        Assert.Equal(("In force", "Imogen Hartley, data steward", $"/at/ward-7/measures/{measure}/phase/{phase.Id}"), (offered.State, offered.By, offered.Address));
    }

    [Fact]
    public async Task A_chart_that_was_offered_limits_already_is_told_of_by_the_next_cycle()
    {
        var measure = await world.Charted();
        var (first, second) = (await Adopt(measure), await Adopt(measure));
        var series = (await world.Series(world.Ward7, measure)).Id;

        var offered = (await world.Send(world.Amara, new OfferedByCycle.Query(second, series, StandardExamples.Month(world, 6)))).Phase!;

        Assert.Equal((true, "Offered", $"/at/ward-7/measures/{measure}/phase/{(await PhaseOf(first)).Id}"), (offered.Earlier, offered.State, offered.Address));
        Assert.False((await world.Send(world.Amara, new OfferedByCycle.Query(first, series, StandardExamples.Month(world, 6)))).Phase!.Earlier);
        Assert.Null((await world.Send(world.Amara, new OfferedByCycle.Query(second))).Phase);
    }

    [Fact]
    public async Task A_cycle_that_was_never_adopted_offered_nothing()
    {
        var offered = await world.Send(world.Amara, new OfferedByCycle.Query(Guid.NewGuid()));

        Assert.Equal((null, null), (offered.Work, offered.Phase));
    }

    [Fact]
    public async Task The_draft_becomes_a_version_of_a_standard_that_is_there_and_the_thread_follows()
    {
        var into = (await world.Published()).Number;
        var cycle = await Adopt(null);
        await Decide(world.Joy, cycle, accept: true);
        var draft = (await world.Send(world.Amara, new OfferedByCycle.Query(cycle))).Work!.Standard!.Number;

        var version = await world.Send(world.Joy, new JoinStandard.Command { Number = draft, Of = 1, Version = (await world.Version(draft, 1)).Version, Into = into });

        Assert.Equal(2, version);
        // The standard is in force by its first version; what came of the cycle is not yet.
        var became = (await world.Send(world.Amara, new OfferedByCycle.Query(cycle))).Work!.Standard!;
        Assert.Equal((into, 2, "Draft, not yet in force", "grey", $"/standards/{into}/v2"), (became.Number, became.Version, became.State, became.Colour, became.Address));
        Assert.Equal(["Step 3 added: " + Change], (await world.Send(world.Amara, new ShowVersion.Query(into, 2))).Differences);
        var linked = await world.Ask(db => db.Set<ThreadLink>().Where(link => link.FromId == cycle).Join(db.Standards, link => link.ToId, standard => standard.Id, (link, standard) => standard.Number).Order().ToListAsync());
        Assert.Equal(new[] { draft, into }.Order(), linked);
    }

    /// <summary>What the improvement module does in one save, without it: a cycle on the thread, and that it was adopted.</summary>
    private async Task<Guid> Adopt(string? measure, string? by = null)
    {
        var series = measure is null ? (Guid?)null : (await world.Series(world.Ward7, measure)).Id;
        var ward = await world.Ask(db => db.Set<QmsPortal.Modules.Organisation.Places.OrgNode>().Where(node => node.Code == world.Ward7).Select(node => node.Id).SingleAsync());
        await using var scope = world.Services.CreateAsyncScope();
        await TestWorld.Become(scope.ServiceProvider, by ?? world.Priya);
        var (db, user) = (scope.ServiceProvider.GetRequiredService<QmsDb>(), scope.ServiceProvider.GetRequiredService<CurrentUser>());
        var cycle = new Cycle(Guid.CreateVersion7(), ward);
        db.Add(new ThreadNode(cycle, world.Clock.GetUtcNow()));
        using (user.Hear())
            await scope.ServiceProvider.GetRequiredService<IMediator>().Publish(new CycleAdopted(cycle.Id, 88, 2, ward, Change, series, StandardExamples.Month(world, 6), user.Id, world.Clock.GetUtcNow()));
        await db.SaveChangesAsync();
        return cycle.Id;
    }

    private async Task Decide(string person, Guid cycle, bool accept)
    {
        var offer = await world.Ask(db => db.Set<HandOver>().AsNoTracking().SingleAsync(offer => offer.RecordId == cycle));
        if (accept)
            await world.Send(person, new AcceptHandOver.Command { HandOver = offer.Id, Version = offer.Version });
        else
            await world.Send(person, new DeclineHandOver.Command { HandOver = offer.Id, Version = offer.Version, Reason = "We do that already" });
    }

    private Task<ChartPhase> PhaseOf(Guid cycle) => world.Ask(db => db.Phases.AsNoTracking().SingleAsync(phase => phase.CycleId == cycle));

    private sealed record Cycle(Guid Id, Guid NodeId) : IThreadNode
    {
        public ThreadKind Kind => ThreadKind.PdsaCycle;
        public string Title => "Cycle 2 of project 88";
        public string Address => "/projects/88/cycles/2";
    }
}
