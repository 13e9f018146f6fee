using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.GoldenThread;
using QmsPortal.Modules.Improvement.Cycles;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Modules.Improvement;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Standards;

/// <summary>Domain §2.11, its toy test: an adopted PDSA proposes an edit; approve it; does the ward get the difference, the training list change, the audit question update?</summary>
public class Domain211Tests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Toy_test_an_adopted_cycle_proposes_an_edit_and_the_ward_the_readers_and_the_auditors_are_told()
    {
        var number = (await world.Published()).Number;
        await world.Send(world.Amara, new ConfirmReading.Command { Number = number, Of = 1 });
        Assert.DoesNotContain(await ToRead(world.Amara), row => row.Number == number);

        var project = await world.Implementing();
        var cycle = await world.Ask(db => db.Set<Cycle>().Where(cycle => cycle.ProjectNumber == project.Number).Select(cycle => cycle.Id).SingleAsync());
        var offer = await world.Ask(db => db.Set<HandOver>().AsNoTracking().SingleAsync(offer => offer.RecordId == cycle));
        await world.Send(world.Leila, new AcceptHandOver.Command { HandOver = offer.Id, Version = offer.Version });
        var draft = (await world.Send(world.Amara, new OfferedByCycle.Query(cycle))).Work!.Standard!.Number;
        await world.Send(world.Joy, new JoinStandard.Command { Number = draft, Of = 1, Version = (await world.Version(draft, 1)).Version, Into = number });
        var sheet = StandardExamples.Sheet(world, await world.Version(number, 2));
        await world.Send(world.Joy, sheet with { Steps = [.. sheet.Steps.Where(step => !step.IsEmpty), new() { What = "Soft shoes at night" }] });
        await world.Send(world.Joy, StandardExamples.Consultation(world, await world.Version(number, 2)));
        await world.Send(world.Tomasz, StandardExamples.Approval(await world.Version(number, 2)));
        Assert.DoesNotContain(await ToRead(world.Amara), row => row.Number == number);
        await world.Send(world.Ines, StandardExamples.Publishing(await world.Version(number, 2)));

        // The ward gets the difference,
        var row = Assert.Single(await ToRead(world.Amara), row => row.Number == number);
        Assert.Equal((2, 1, "Ward 7", $"/standards/{number}/v2#differences"), (row.Of, row.Before, row.PlaceName, row.Differences));
        var version = (await (await world.As(world.Amara)).Get($"/standards/{number}/v2")).Is(200);
        Assert.Equal(["Step 3 added: Soft shoes at night"], version.Document.QuerySelectorAll("#differences ~ ul li").Select(item => item.TextContent));

        // everybody on the list of readers is asked again, and only they are,
        Assert.Contains(await ToRead(world.Dan), row => row.Number == number);
        Assert.Contains(await ToRead(world.Joy), row => row.Number == number);
        Assert.DoesNotContain(await ToRead(world.Kofi), row => row.Number == number);
        Assert.DoesNotContain(await ToRead(world.Leila), row => row.Number == number);

        // and the audit question waits for whoever keeps it.
        var audit = await world.Ask(db => db.Set<HandOver>().Include(known => known.Steps).SingleAsync(known => known.RecordId == db.Set<Standard>().Single(standard => standard.Number == number).Id));
        Assert.Equal((HandOverKind.ControlToAssure, HandOverState.Offered, Role.QualityManager), (audit.Kind, audit.State, audit.ToRole));
        Assert.Equal($"Audit question to update: version 2 of standard {number}, Turning the night lamps, is in force", audit.Steps.Single().Words);
        Assert.Contains($"Audit question to update: version 2 of standard {number}", (await (await world.As(world.Tomasz)).Get("/hand-overs")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_version_changes_no_audit_question_and_one_that_waits_is_not_offered_twice()
    {
        var number = (await world.Published()).Number;
        Assert.Equal(0, await Offers(number));

        await Next(number, 2);
        await Next(number, 3);

        Assert.Equal(1, await Offers(number));
    }

    private async Task Next(int number, int of)
    {
        await world.Send(world.Joy, await world.NextOf(number));
        await world.Send(world.Joy, StandardExamples.Sheet(world, await world.Version(number, of)));
        await world.Send(world.Joy, StandardExamples.Consultation(world, await world.Version(number, of)));
        await world.Send(world.Leila, StandardExamples.Approval(await world.Version(number, of)));
        await world.Send(world.Ines, StandardExamples.Publishing(await world.Version(number, of)));
    }

    private Task<int> Offers(int number) => world.Ask(db => db.Set<HandOver>().CountAsync(offer => db.Set<Standard>().Any(standard => standard.Number == number && standard.Id == offer.RecordId)));

    private async Task<IReadOnlyList<StandardsToRead.Row>> ToRead(string person) => (await world.Send(person, new StandardsToRead.Query())).ToRead;
}
