using Npgsql;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Standards;

/// <summary>Domain §2.11, "in consultation (who, until when)": it reaches those who are asked, and what they say stands beside the decision.</summary>
public class ConsultationTests(TrustWorld world, QmsServer server) : IClassFixture<TrustWorld>
{
    private const string Question = "What do you think of this version?";

    [Fact]
    public async Task Those_who_are_asked_find_it_on_their_page_until_they_have_said_what_they_think()
    {
        var number = (await world.Drafted()).Number;
        await world.Send(world.Joy, StandardExamples.Sheet(world, await world.Version(number, 1)));
        var form = await (await world.As(world.Joy)).Get($"/standards/{number}/v1");
        var refused = (await form.Submit("Send to consultation", ("Team members", false), ("Team leads", false))).Is(400);
        Assert.Equal(["Choose who is asked what they think", "Enter until when people can say what they think"], refused.Summary);
        var sent = (await refused.Submit("Send to consultation", ("Team members", true), ("Patient partners", true), ("Until when can people say what they think?", "8 5 2026"))).Is(200);
        Assert.Contains("Until Fri 8 May. Asked: team members, patient partners", sent.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has said what they think yet.", sent.Text, StringComparison.Ordinal);

        var (amara, moira) = (await world.As(world.Amara), await world.As(world.Moira));
        var mine = (await amara.Get("/me")).Is(200);
        var row = mine.Document.QuerySelector($"a[href='/standards/{number}/v1#comments']")!.Closest("li")!;
        Assert.Contains("Ward 7, version 1. Tell its author what you think, until Fri 8 May", row.TextContent, StringComparison.Ordinal);
        Assert.True(mine.QueryCount <= 6, $"{mine.QueryCount}");
        var page = (await amara.Get($"/standards/{number}/v1")).Is(200);
        Assert.Equal("Enter what you think", (await page.Submit("Say what you think")).Is(400).ErrorsBeside(Question));
        var long501 = (await page.Submit("Say what you think", (Question, new string('x', 501)))).Is(400);
        Assert.Equal("What you think must be 500 characters or fewer", long501.ErrorsBeside(Question));
        var said = (await long501.Submit("Say what you think", (Question, "Who tests the lamps at night?"))).Is(200);
        Assert.Equal("Thank you. Its author and whoever approves it read what you think", said.Banner);
        Assert.True(said.QueryCount <= 6, $"{said.QueryCount}");
        await (await moira.Get($"/standards/{number}/v1")).Submit("Say what you think", (Question, "Ask before you turn mine"));

        Assert.Equal(["“Who tests the lamps at night?”Staff nurse, Tue 5 May", "“Ask before you turn mine”Patient partner, Tue 5 May"], Comments(await amara.Get(said.Address)));
        Assert.False(await IsAsked(world, world.Amara, number));
        Assert.False(await IsAsked(world, world.Moira, number));
        Assert.True(await IsAsked(world, world.Dan, number));

        // Neither its author, nor who holds the role elsewhere, nor another role.
        foreach (var person in new[] { world.Joy, world.Kofi, world.Leila, world.Petra })
            Assert.False(await IsAsked(world, person, number));
    }

    [Fact]
    public async Task Whoever_decides_has_the_comments_before_them_and_they_stay_when_it_is_over()
    {
        var version = await world.Consulted();
        var (leila, address) = (await world.As(world.Leila), $"/standards/{version.Number}/v1");
        Assert.Contains("No comments to read before you decide.", (await leila.Get(address)).Text, StringComparison.Ordinal);

        // Asked; and whoever writes or approves there, though nobody asked them.
        await world.Send(world.Dan, StandardExamples.Comment(version, "Dan’s ward has no lamps"));
        await world.Send(world.Priya, StandardExamples.Comment(version, "Try it on one bay"));
        await world.Send(world.Marcus, StandardExamples.Comment(version, "Say which lamps"));
        foreach (var person in new[] { world.Kofi, world.Bethan, world.Ines, world.Petra, world.Moira })
        {
            await Assert.ThrowsAsync<NotFoundException>(() => world.Send(person, StandardExamples.Comment(version)));
            Assert.False((await (await world.As(person)).Get(address)).Is(200).HasButton("Say what you think"));
        }

        string[] said = ["“Dan’s ward has no lamps”Support worker, Tue 5 May", "“Try it on one bay”Improvement lead, Tue 5 May", "“Say which lamps”Divisional nurse, Tue 5 May"];
        var page = (await leila.Get(address)).Is(200);
        Assert.Contains("3 comments to read before you decide. Approve version 1", page.Text, StringComparison.Ordinal);
        var approve = (await page.Follow("Approve version 1")).Is(200);
        Assert.Equal((3, "3 comments"), (Comments(approve).Count, approve.Document.QuerySelector("#comments")!.TextContent));
        await approve.Submit("Approve version 1");

        Assert.Equal(said, Comments(await leila.Get(address)));
        Assert.Equal("The consultation on this version is over, so nothing can be added. Tell its author what you think.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Dan, StandardExamples.Comment(version)))).Message);
        Assert.False((await (await world.As(world.Dan)).Get(address)).HasButton("Say what you think"));
        foreach (var change in new[] { "update standard_comments set words = 'All is well' where version_id = $1 returning 1", "delete from standard_comments where version_id = $1 returning 1" })
            await Assert.ThrowsAsync<PostgresException>(async () => await world.Number($"with changed as ({change}) select count(*) from changed", (await world.Send(world.Leila, new ShowVersion.Query(version.Number, 1))).Id));
    }

    [Fact]
    public async Task After_its_last_day_it_is_on_nobodys_page_and_sent_anew_it_asks_those_chosen_then()
    {
        await using var own = new TrustWorld(server);
        await own.InitializeAsync();
        var version = await own.Consulted();
        Assert.True(await IsAsked(own, own.Amara, version.Number));
        await own.Send(own.Dan, StandardExamples.Comment(version));
        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await IsAsked(own, own.Amara, version.Number));
        await own.Send(own.Leila, new ReturnVersion.Command { Number = version.Number, Of = 1, Version = version.Version, Reason = "Say who tests the lamps" });

        await own.Send(own.Joy, StandardExamples.Consultation(own, await own.Version(version.Number, 1)) with { Asked = [Role.ServiceLead] });
        Assert.True(await IsAsked(own, own.Leila, version.Number));
        Assert.False(await IsAsked(own, own.Amara, version.Number));
        await Assert.ThrowsAsync<NotFoundException>(() => own.Send(own.Amara, StandardExamples.Comment(version)));
        own.Clock.Advance(TimeSpan.FromHours(1));
        await own.Send(own.Leila, new ReturnVersion.Command { Number = version.Number, Of = 1, Version = (await own.Version(version.Number, 1)).Version, Reason = "Ask the team again" });
        await own.Send(own.Joy, StandardExamples.Consultation(own, await own.Version(version.Number, 1)));

        // He said what he thought of the words before; these are others perhaps.
        Assert.True(await IsAsked(own, own.Dan, version.Number));
        Assert.Single((await own.Send(own.Joy, new ShowVersion.Query(version.Number, 1))).Comments);
    }

    private static async Task<bool> IsAsked(TestWorld world, string who, int number) => (await world.Send(who, new StandardsToRead.Query())).ToComment.Any(row => row.Number == number);

    private static IReadOnlyList<string> Comments(Page page) => [.. page.Document.QuerySelectorAll("section[aria-labelledby=comments] .qms-rows li").Select(item => item.TextContent.Trim())];
}
