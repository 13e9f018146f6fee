using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Boards;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Examples;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Boards;

/// <summary>Which tiles stand on a board: the team chooses, and two at most are pinned from above. Ward 7 lies below Older people's care and Medicine.</summary>
public class TileTests(QmsServer server)
{
    [Fact]
    public async Task The_team_puts_tiles_in_its_own_order_by_buttons_alone_and_every_change_is_a_dated_row()
    {
        await using var world = await Started();
        var joy = await world.As(world.Joy);
        var page = (await (await joy.Get("/at/ward-7")).Follow("Arrange board")).Is(200);
        Assert.Contains("Nothing was chosen yet", page.Text, StringComparison.Ordinal);

        page = (await page.Submit("Move up: Open issues")).Is(200);
        Assert.Equal("Board arranged", page.Banner);
        page = (await page.Submit("Move up: Open issues")).Is(200);
        page = (await page.Submit("Take off: Our goals, and why")).Is(200);

        Assert.False(page.HasButton("Move up: Open issues"), "it is the first of its part");
        Assert.True(page.HasButton("Put on the board: Our goals, and why"));
        var board = (await joy.Get("/at/ward-7")).Is(200);
        Assert.Equal(["issues", "answers", "escalated"], board.Document.QuerySelectorAll(".qms-columns__side > section").Select(part => part.GetAttribute("aria-labelledby")).Take(3));
        Assert.False(board.Has("[aria-labelledby=goals]"));
        Assert.Equal([(TileChange.Hide, "goals"), (TileChange.Up, "issues"), (TileChange.Up, "issues")], (await world.BoardOf(world.Ward7))!.Steps.OrderBy(step => step.Tile).Select(step => (step.Change, step.Tile)));
        Assert.Contains("Taken off: Our goals, and why Ward sister, Tue 5 May 07:52", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_stand_in_the_order_that_was_chosen_and_a_ninth_is_warned_of()
    {
        await using var world = await Started();
        var joy = await world.As(world.Joy);
        var before = await Tiles(joy);
        Assert.Equal(8, before.Count);

        var page = await (await joy.Get("/at/ward-7/board/tiles")).Submit($"Move up: {before[1]}");
        Assert.Equal([before[1], before[0]], (await Tiles(joy)).Take(2));
        Assert.DoesNotContain("measures stand on the board.", page.Is(200).Text, StringComparison.Ordinal);
        Assert.Contains("11 other tiles stand on the board. 8 that are used every day do more than many that nobody looks at any more.", page.Text, StringComparison.Ordinal);
        foreach (var tile in new[] { "Ideas", "Thank you", "Actions due" })
            page = (await page.Submit($"Take off: {tile}")).Is(200);
        Assert.DoesNotContain("nobody looks at any more", page.Text, StringComparison.Ordinal);
        Assert.False((await joy.Get("/at/ward-7")).Has("[aria-labelledby=thanks]"));

        Assert.Equal([("measures", 9)], Of(9).TooMany);
        Assert.Empty(Of(8).TooMany);

        static ShowBoardTiles.View Of(int measures) =>
            new(1, true, [.. Enumerable.Range(1, measures).Select(number => new ShowBoardTiles.Tile($"measure:{number}", $"Measure {number}", BoardTiles.Part.Measures, null, true, false, false))], [], []);
    }

    [Fact]
    public async Task A_board_that_another_person_has_arranged_meanwhile_is_not_arranged_blindly()
    {
        await using var world = await Started();
        var joy = await world.As(world.Joy);
        var (one, other) = (await joy.Get("/at/ward-7/board/tiles"), await joy.Get("/at/ward-7/board/tiles"));

        (await one.Submit("Move up: Open issues")).Is(200);
        (await other.Submit("Take off: Open issues")).Is(409);

        Assert.Contains(BoardTiles.Issues, (await world.BoardOf(world.Ward7))!.Tiles);
    }

    [Fact]
    public async Task What_a_place_above_pinned_stands_first_says_who_pinned_it_and_cannot_be_taken_off()
    {
        await using var world = await Started();
        var pin = await world.Pinned(world.Medicine, "hand-hygiene");
        var joy = await world.As(world.Joy);

        var board = (await joy.Get("/at/ward-7")).Is(200);
        Assert.Contains("Pinned by Medicine", board.Text, StringComparison.Ordinal);
        var page = await joy.Get("/at/ward-7/board/tiles");
        Assert.Contains("Pinned by Medicine, so it stays on the board.", page.Text, StringComparison.Ordinal);
        Assert.False(page.HasButton("Take off: Hand hygiene"));
        Assert.False(page.HasButton("Take off: Our measures"));
        foreach (var tile in new[] { "measure:hand-hygiene", "measures" })
            Assert.StartsWith("Hand hygiene is pinned by Medicine, so", (await Assert.ThrowsAsync<DomainException>(() =>
                world.Send(world.Joy, new ArrangeTiles.Command { Place = world.Ward7, Version = world.BoardOf(world.Ward7).Result?.Version ?? 0, Tile = tile, Change = TileChange.Hide }))).Message, StringComparison.Ordinal);

        // A ward elsewhere is not concerned; and an ended pin is the team's matter again, and stays in the history.
        Assert.DoesNotContain("Pinned by", (await joy.Get("/at/birth-centre")).Is(200).Text, StringComparison.Ordinal);
        var pins = await (await world.As(world.Marcus)).Get("/at/medicine/board/pins");
        var ended = (await pins.Submit("End this pin: Hand hygiene")).Is(200);
        Assert.Contains("Pinned before Hand hygiene Chief nurse, Tue 5 May 07:52 until Tue 5 May 07:52", ended.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Pinned by", (await joy.Get("/at/ward-7")).Text, StringComparison.Ordinal);
        Assert.NotNull((await world.Ask(db => db.TilePins.AsNoTracking().SingleAsync(one => one.Id == pin.Id))).EndedAt);
    }

    [Fact]
    public async Task What_is_pinned_stands_first_also_on_a_board_that_the_team_arranged()
    {
        await using var world = await Started();
        var joy = await world.As(world.Joy);
        var before = await Tiles(joy);
        (await (await joy.Get("/at/ward-7/board/tiles")).Submit($"Move up: {before[1]}")).Is(200);

        await world.Pinned(world.Medicine, "hand-hygiene");

        Assert.Equal(["Hand hygiene", before[1], before[0]], (await Tiles(joy)).Take(3));
        Assert.Contains("Hand hygiene By Medicine", (await (await world.As(world.Samuel)).Get("/at/riverside-hospitals/board/pins")).Is(200).Part("Pinned now"), StringComparison.Ordinal);
    }

    /// <summary>Tiles of single measures stand within “Our measures”, and are not seen without it.</summary>
    [Fact]
    public void The_last_tile_of_the_columns_stays()
    {
        var board = new Board(Guid.NewGuid(), Guid.NewGuid());
        var act = new BoardAct(Guid.NewGuid(), "Ward sister", new DateTimeOffset(2026, 5, 5, 6, 52, 0, TimeSpan.Zero));
        var last = BoardTiles.All[^1].Code;
        foreach (var tile in BoardTiles.All.SkipLast(1))
            board.Arrange(Guid.NewGuid(), TileChange.Hide, tile.Code, ["falls"], act);

        Assert.Equal("Leave one tile on the board.", Assert.Throws<DomainException>(() => board.Arrange(Guid.NewGuid(), TileChange.Hide, last, ["falls"], act)).Message);
        Assert.Equal([last, "measure:falls"], board.Tiles);
    }

    [Fact]
    public async Task A_third_pin_is_refused_whichever_places_hold_the_other_two()
    {
        await using var world = await Started();
        await world.Pinned(world.Riverside, "hand-hygiene");
        var leila = await world.As(world.Leila);
        var (first, second, third) = await world.Ask(async db => (await db.Series.Where(series => db.Set<OrgNode>().Any(node => node.Id == series.NodeId && node.Code == "ward-7") && series.Definition.Code != "hand-hygiene").Select(series => series.Definition.Title).Distinct().OrderBy(title => title).ToListAsync()) is var found ? (found[0], found[1], found[2]) : default);

        var page = (await (await leila.Get($"/at/{world.OlderPeoplesCare}/board/pins")).Submit("Pin it", ("Which measure?", first))).Is(200);
        Assert.Equal("Pinned to the boards below", page.Banner);
        page = (await page.Submit("Pin it", ("Which measure?", second))).Is(422);
        Assert.Equal([$"Two measures are pinned to boards below Older people’s care already: Hand hygiene, by Riverside Hospitals and {first}, by Older people’s care. The rest of a board is the team’s. End one of these first."], page.Summary);

        // From the top too: a board below has two already.
        Assert.StartsWith("Two measures are pinned", (await Assert.ThrowsAsync<DomainException>(async () => await world.Send(world.Samuel, new PinMeasure.Command { Place = world.Riverside, Measure = await world.Ask(db => db.Definitions.Where(definition => definition.Title == third).Select(definition => definition.Code).SingleAsync()) }))).Message, StringComparison.Ordinal);
        Assert.EndsWith("is pinned by Riverside Hospitals already.", (await Assert.ThrowsAsync<DomainException>(() => world.Send(world.Marcus, new PinMeasure.Command { Place = world.Medicine, Measure = "hand-hygiene" }))).Message, StringComparison.Ordinal);
        Assert.Equal("Choose a measure", (await (await leila.Get($"/at/{world.OlderPeoplesCare}/board/pins")).Submit("Pin it")).Is(400).ErrorsBeside("Which measure?"));
    }

    [Fact]
    public async Task A_corrected_value_stands_on_the_board_once_under_whoever_corrected_it()
    {
        const string Bells = "/at/ward-7/measures/night-call-bells-answered-in-5-minutes";
        await using var world = await Started();
        var (amara, joy) = (await world.As(world.Amara), await world.As(world.Joy));
        (await (await amara.Get($"{Bells}/add")).Submit("Add value", ("Any day of the week", "4 5 2026"), ("Night call bells answered within 5 minutes", "200"), ("Night call bells", "240"))).Is(200);
        Assert.Equal("Owner: staff nurse. Last updated Tue 5 May 07:52", await Owner());

        (await (await (await joy.Get(Bells)).Follow("Correct week to 10 May 2026")).Submit("Correct value", ("Night call bells answered within 5 minutes", "210"), ("Why is it corrected?", "Ten stood on another sheet"))).Is(200);

        Assert.Equal("Owner: ward sister. Last updated Tue 5 May 07:52", await Owner());
        Assert.Equal(8, (await Tiles(joy)).Count);

        async Task<string?> Owner() => (await joy.Get("/at/ward-7")).Is(200).Document.QuerySelectorAll(".qms-tile").Single(tile => tile.TextContent.Contains("ight call bells", StringComparison.Ordinal))
            .QuerySelector(".qms-kept")?.TextContent.Trim();
    }

    private static async Task<List<string>> Tiles(Visitor visitor) =>
        [.. (await visitor.Get("/at/ward-7")).Is(200).Document.QuerySelectorAll("ul.qms-tiles .qms-tile__name").Select(name => name.TextContent.Trim())];

    private async Task<TrustWorld> Started()
    {
        var world = new TrustWorld(server);
        await world.InitializeAsync();
        return world;
    }
}
