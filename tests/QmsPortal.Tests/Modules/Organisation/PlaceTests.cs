using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Organisation;

public class PlaceTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task An_administrator_adds_a_ward_and_everybody_finds_it()
    {
        var page = await Add("Older people’s care", "Ward 10", "Ward or team", "5 5 2026");

        Assert.Equal(("/settings", "Ward 10 is there"), (page.Is(200).Address, page.Banner));
        Assert.Equal("Ward 10 today", (await (await world.As(world.Amara)).Get("/at/ward-10")).Is(200).Heading);
        Assert.True((await (await world.As(world.Amara)).Get("/places?filter=ward+10")).HasLink("Ward 10"));
    }

    [Fact]
    public async Task Two_places_may_share_a_name_but_no_address()
    {
        await Add("Orthopaedics", "Day room", "Ward or team", "5 5 2026");
        await Add("General surgery", "Day room", "Ward or team", "5 5 2026");

        Assert.Equal(["day-room", "day-room-2"], await world.Ask(db => db.Set<OrgNode>().Where(node => node.Name == "Day room").Select(node => node.Code).Order().ToListAsync()));
    }

    [Fact]
    public async Task What_is_left_out_or_wrong_stands_beside_its_field_and_the_rest_is_kept()
    {
        var page = await Add("Choose a place", "!!!", null, "31 2 2026");

        Assert.Equal(400, page.Status);
        Assert.Equal("Choose the place above it", page.ErrorsBeside("Which place is above it?"));
        Assert.Equal("Name must have letters or numbers", page.ErrorsBeside("Name"));
        Assert.Equal("Choose what kind of place it is", page.ErrorsBeside("What kind of place is it?"));
        Assert.Equal("Enter a real date, like 27 3 2026", page.ErrorsBeside("From which day?"));
        Assert.Equal("!!!", page.Value("Name"));
        Assert.Equal("31 2 2026", page.Value("From which day?"));
    }

    [Fact]
    public async Task A_name_of_eighty_letters_is_taken_and_one_more_is_not()
    {
        var taken = await Add("Orthopaedics", new string('a', 80), "Ward or team", "5 5 2026");
        var refused = await Add("Orthopaedics", new string('a', 81), "Ward or team", "5 5 2026");

        Assert.Equal(200, taken.Status);
        Assert.Equal("Name must be 80 characters or fewer", refused.ErrorsBeside("Name"));
    }

    [Fact]
    public async Task A_division_does_not_belong_under_a_directorate()
    {
        var page = await Add("Orthopaedics", "Upside down", "Division", "5 5 2026");

        Assert.Equal(["A division does not belong directly under a directorate. Choose another place above it."], page.Is(422).Summary);
        Assert.Equal("Upside down", page.Value("Name"));
    }

    [Fact]
    public async Task Nothing_opens_before_the_place_above_it()
    {
        var page = await Add("Orthopaedics", "Too early", "Ward or team", "5 5 1995");

        Assert.Equal(["Orthopaedics is not open on that day, so nothing can open below it."], page.Is(422).Summary);
    }

    [Fact]
    public async Task A_new_name_stands_everywhere_and_the_address_stays()
    {
        var rowan = await world.As(world.Rowan);

        var page = await (await rowan.Get("/settings/places/ward-15")).Submit("Save name", ("Name", "Ward 15, the Nightingale"));

        Assert.Equal(("/settings/places/ward-15", "Name saved"), (page.Is(200).Address, page.Banner));
        Assert.Equal("Ward 15, the Nightingale", page.Heading);
        Assert.Contains("Rowan Ellis", page.Text, StringComparison.Ordinal);
        Assert.Equal("Ward 15, the Nightingale today", (await (await world.As(world.Amara)).Get("/at/ward-15")).Heading);
    }

    [Fact]
    public async Task A_stale_form_overwrites_nothing_and_keeps_its_text()
    {
        var rowan = await world.As(world.Rowan);
        var stale = await rowan.Get("/settings/places/ward-16");
        await (await rowan.Get("/settings/places/ward-16")).Submit("Save name", ("Name", "Ward 16 first"));

        var page = await stale.Submit("Save name", ("Name", "Ward 16 second"));
        var saved = await page.Submit("Save name", ("Name", "Ward 16 second"));

        Assert.Equal(409, page.Status);
        Assert.Equal(["Someone changed this while you were editing, so nothing of yours was saved. It stands below, beside what is there now."], page.Summary);
        Assert.Equal("Ward 16 second", page.Value("Name"));
        Assert.Equal("Ward 16 second", saved.Is(200).Heading);
    }

    [Fact]
    public async Task A_form_without_a_version_is_as_good_as_a_stale_one()
    {
        var rowan = await world.As(world.Rowan);

        var page = await (await rowan.Get("/settings/places/ward-17")).Submit("Save name", ("Name", "Ward 17 anew"), ("hidden:Command.Version", ""));

        Assert.NotEqual(200, page.Status);
        Assert.Equal("Ward 17", await world.Ask(db => db.Set<OrgNode>().Where(node => node.Code == "ward-17").Select(node => node.Name).SingleAsync()));
    }

    [Fact]
    public async Task A_place_closes_on_a_day_for_a_reason_and_stays_readable()
    {
        await Add("Orthopaedics", "Winter ward", "Ward or team", "1 5 2026");
        var rowan = await world.As(world.Rowan);

        var refused = await (await rowan.Get("/settings/places/winter-ward")).Submit("Close place");
        var page = await refused.Submit("Close place", ("On which day does it close?", "5 5 2026"), ("Why?", "Winter is over"));

        Assert.Equal("Enter the day it closes", refused.Is(400).ErrorsBeside("On which day does it close?"));
        Assert.Equal("Enter why it closes", refused.ErrorsBeside("Why?"));
        Assert.Equal(("/settings", "Place closed"), (page.Is(200).Address, page.Banner));
        Assert.Contains("Winter is over", (await rowan.Get("/settings/places/winter-ward")).Text, StringComparison.Ordinal);
        var board = await (await world.As(world.Amara)).Get("/at/winter-ward");
        Assert.Contains("Winter ward closed on Tuesday 5 May 2026", board.Is(200).Text, StringComparison.Ordinal);
        Assert.False((await (await world.As(world.Amara)).Get("/raise?at=winter-ward&elsewhere=yes")).Document.Body!.TextContent.Contains("Winter ward", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("orthopaedics", "5 5 2026", "Orthopaedics has open places below it. Close those first.")]
    [InlineData("ward-2", "1 1 2001", "Ward 2 opened on 5 May 2023. Choose a later day to close it.")]
    public async Task A_place_does_not_close_over_others_or_before_it_opened(string place, string on, string words)
    {
        var page = await (await (await world.As(world.Rowan)).Get($"/settings/places/{place}")).Submit("Close place", ("On which day does it close?", on), ("Why?", "Tidying up"));

        Assert.Equal([words], page.Is(422).Summary);
        Assert.Equal("Tidying up", page.Value("Why?"));
    }

    [Fact]
    public async Task The_whole_organisation_is_never_closed()
    {
        var page = await (await world.As(world.Rowan)).Get("/settings/places/riverside-hospitals");
        var version = await world.Ask(db => db.Set<OrgNode>().Where(node => node.Code == world.Riverside).Select(node => node.Version).SingleAsync());

        Assert.False(page.Is(200).HasButton("Close place"));
        await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Rowan, new ClosePlace.Command { Place = world.Riverside, Version = version, On = DateInput.From(new DateOnly(2026, 5, 5)), Reason = "All over" }));
    }

    private async Task<Page> Add(string above, string name, string? kind, string from)
    {
        var form = await (await world.As(world.Rowan)).Get("/settings/places/add");
        (string, object?)[] fields = [("Which place is above it?", above), ("Name", name), ("From which day?", from)];
        return await form.Submit("Add place", kind is null ? fields : [.. fields, ("What kind of place is it?", kind)]);
    }
}
