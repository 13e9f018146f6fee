using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Standards;

/// <summary>The life of a sheet over HTTP, without JavaScript, by the labels people read.</summary>
public class StandardPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_sheet_is_written_heard_approved_and_published_by_four_pages_and_three_people()
    {
        var joy = await world.As(world.Joy);
        var form = await (await (await joy.Get("/at/ward-7")).Follow("How we work: the standards on Ward 7")).Follow("Write a standard");
        var edit = (await form.Submit("Go on to the steps", ("Title", "Turning the night lamps"), ("Purpose", "Nobody walks in the dark"))).Is(200);
        Assert.Equal("Draft saved. Now the steps", edit.Banner);
        Assert.Equal("Nobody walks in the dark", edit.Value("Purpose"));

        edit = (await edit.Submit("Save and add a row", ("Step 1: what to do", "Turn each lamp to the floor"), ("Step 1: minutes", "2.5"), ("Step 3: what to do", "Test the bell"), ("Step 3: reason why", "It fails at night"))).Is(200);
        Assert.Equal(("Turn each lamp to the floor", "2.5", "Test the bell", "It fails at night", ""), (edit.Value("Step 1: what to do"), edit.Value("Step 1: minutes"), edit.Value("Step 2: what to do"), edit.Value("Step 2: reason why"), edit.Value("Step 3: what to do") ?? ""));
        Assert.True(edit.HasField("Step 5: what to do"));

        var draft = (await edit.Submit("Save draft", ("Process", "Night care"), ("Who does it", "Support worker"), ("Owner", "Ward sister"), ("To be looked at again by", "5 5 2027"))).Is(200);
        Assert.Equal(["1 | Turn each lamp to the floor | – | – | 2.5 min", "2 | Test the bell | – | It fails at night | –"], draft.Rows("Steps, in order"));
        Assert.False(draft.HasLink("Approve version 1"));
        var heard = (await draft.Submit("Send to consultation", ("Until when can people say what they think?", "5 5 2026"))).Is(200);
        Assert.Contains("In consultation until today", heard.Text, StringComparison.Ordinal);
        var address = heard.Address;

        var approve = await (await (await world.As(world.Leila)).Get(address)).Follow("Approve version 1");
        Assert.Contains("you answer for it", approve.Text, StringComparison.Ordinal);
        Assert.Equal("Approved. Another person publishes it", (await approve.Submit("Approve version 1")).Is(200).Banner);
        var publish = await (await (await world.As(world.Ines)).Get(address)).Follow("Publish version 1");
        Assert.Contains("It cannot be taken back", publish.Text, StringComparison.Ordinal);
        var published = (await publish.Submit("Publish version 1")).Is(200);

        Assert.Contains("Checked now: these are the words that were published.", published.Text, StringComparison.Ordinal);
        Assert.Contains("Turning the night lamps", string.Join(' ', (await joy.Get("/at/ward-7/standards")).Rows("Standards, by number")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_next_version_shows_what_is_different_and_the_past_one_stays_readable()
    {
        var number = (await world.Published()).Number;
        var joy = await world.As(world.Joy);
        var edit = await (await joy.Get($"/standards/{number}")).Submit("Write version 2");
        var draft = (await edit.Submit("Save draft", ("Step 2: what to do", "Test the bell twice"), ("Step 3: what to do", "Say good night"), ("To be looked at again by", "5 5 2027"))).Is(200);

        Assert.Equal(["Step 2 changed: “Test the bell twice”, was “Test the bell”", "Step 3 added: Say good night"], draft.Document.QuerySelectorAll("section[aria-labelledby=differences] li").Select(item => item.TextContent));
        Assert.Contains("Test the bell", (await joy.Get($"/standards/{number}/v1")).Is(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Test the bell twice", (await joy.Get($"/standards/{number}")).Is(200).Text, StringComparison.Ordinal);
        Assert.Contains("Version 2 is being written", (await joy.Get($"/standards/{number}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_with_a_fault_says_so_beside_the_field_and_nothing_typed_is_lost()
    {
        var draft = await world.Drafted();
        var form = await (await world.As(world.Joy)).Get($"/standards/{draft.Number}/v1/edit");

        var page = (await form.Submit("Save draft", ("Title", ""), ("Step 2: key point", "Softly"), ("Step 4: minutes", "ten"), ("To be looked at again by", "31 2 2027"))).Is(400);

        Assert.Equal(["Enter the title", "Enter a real date, like 27 3 2026", "Enter what to do in this step, or empty the row", "Enter a number, like 12 or 12.5"], page.Summary);
        Assert.Equal(("Enter what to do in this step, or empty the row", "Enter a number, like 12 or 12.5"), (page.ErrorsBeside("Step 2: what to do"), page.ErrorsBeside("Step 4: minutes")));
        Assert.Equal(("Softly", "ten", "31 2 2027"), (page.Value("Step 2: key point"), page.Value("Step 4: minutes"), page.Value("To be looked at again by")));
    }

    [Fact]
    public async Task Pages_of_an_act_that_does_not_fit_lead_to_the_version()
    {
        var number = (await world.Drafted()).Number;
        var tomasz = await world.As(world.Tomasz);

        foreach (var act in new[] { "approve", "publish" })
            Assert.Equal($"/standards/{number}/v1", (await tomasz.Get($"/standards/{number}/v1/{act}")).Is(200).Address);
        (await tomasz.Get($"/standards/{number}/v1/withdraw")).Is(200);
        (await tomasz.Get($"/standards/{number}/v2")).Is(404);
        (await tomasz.Get("/standards/999999")).Is(404);
    }

    [Fact]
    public async Task What_is_withdrawn_says_why_and_what_holds_now()
    {
        var number = (await world.Published()).Number;
        var form = await (await (await world.As(world.Ines)).Get($"/standards/{number}/v1")).Follow("Withdraw this version");
        Assert.Equal("Enter why it is withdrawn", (await form.Submit("Withdraw version 1")).Is(400).ErrorsBeside("Why is it withdrawn?"));

        var page = (await form.Submit("Withdraw version 1", ("Why is it withdrawn?", "The lamps turn themselves"))).Is(200);

        Assert.Contains("Nobody works by this version any more, and no other is in force.", page.Text, StringComparison.Ordinal);
        Assert.Contains("“The lamps turn themselves”", page.Text, StringComparison.Ordinal);
        Assert.Contains("No version is in force.", (await (await world.As(world.Amara)).Get($"/standards/{number}")).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_without_standards_says_what_will_be_here()
    {
        var page = (await (await world.As(world.Priya)).Get("/at/ward-16/standards")).Is(200);

        Assert.Contains("No standard is in force yet.", page.Text, StringComparison.Ordinal);
        Assert.True(page.HasLink("Write the first one"));
        Assert.Contains("Nothing is being written.", (await (await world.As(world.Amara)).Get("/at/ward-16/standards?show=writing")).Text, StringComparison.Ordinal);
    }
}
