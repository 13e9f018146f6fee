using QmsPortal.Contracts.Control;
using QmsPortal.Modules.Control.Boards;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Boards;

/// <summary>Domain §2.12: unplug the network during the huddle; print the board; read it in greyscale.</summary>
public class BoardToyTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Section_2_12_with_the_network_unplugged_the_device_has_the_focus_the_staffing_and_the_measures()
    {
        var board = (await (await world.As(world.Amara)).Get("/at/ward-7")).Is(200);
        Assert.Equal("ward-7", board.Document.Body!.GetAttribute("data-offline-place"));

        var kept = (await (await world.As(world.Amara)).Get("/at/ward-7/offline")).Is(200);
        Assert.Contains("Today’s focus: Every call bell answered within five minutes, bay C first", kept.Text, StringComparison.Ordinal);
        Assert.Contains("Staffing today: Early: 7 planned, 6 came. Late: 6 planned. Night: 5 planned.", kept.Text, StringComparison.Ordinal);
        Assert.All(board.Document.QuerySelectorAll("ul.qms-tiles .qms-tile__name"), name => Assert.Contains(name.TextContent.Trim(), kept.Text, StringComparison.Ordinal));
        Assert.True(kept.HasButton("Raise issue"));
    }

    [Fact]
    public async Task Section_2_12_printed_and_in_greyscale_words_say_what_colours_say_and_there_is_room_to_write()
    {
        await world.Send(world.Bethan, new ArrangeTiles.Command { Place = world.Ward9, Tile = BoardTiles.Thanks, Change = TileChange.Hide });
        foreach (var ward in new[] { "ward-7", "ward-9", "acute-unit" })
        {
            var board = (await (await world.As(world.Amara)).Get($"/at/{ward}")).Is(200).Document;

            Assert.All(board.QuerySelectorAll(".qms-tile--concern"), tile => Assert.Contains("Concern.", tile.TextContent, StringComparison.Ordinal));
            Assert.All(board.QuerySelectorAll(".qms-tile--stale, .qms-panel--stale"), tile => Assert.Contains("Out of date.", tile.TextContent, StringComparison.Ordinal));
            Assert.All(board.QuerySelectorAll(".nhsuk-tag"), tag => Assert.NotEmpty(tag.TextContent.Trim()));
            Assert.All(board.QuerySelectorAll(".qms-tile__icons svg"), icon => Assert.NotEmpty(icon.GetAttribute("aria-label") ?? icon.QuerySelector("title")?.TextContent ?? ""));
            Assert.Equal(8, board.QuerySelectorAll(".qms-printed.qms-writable li").Length);
            Assert.Contains("As it was on Tuesday 5 May 2026 at 07:52.", board.QuerySelectorAll(".qms-printed").Select(part => part.TextContent.Trim()));
        }

        Assert.NotEmpty((await (await world.As(world.Owen)).Get("/at/acute-unit")).Document.QuerySelectorAll(".qms-panel--stale"));
    }

    [Fact]
    public async Task Section_2_12_every_tile_says_who_answers_for_it_and_how_old_it_is()
    {
        var board = (await (await world.As(world.Amara)).Get("/at/ward-7")).Is(200).Document;

        var tiles = board.QuerySelectorAll(".qms-focus, .qms-columns section.qms-panel, [aria-labelledby=staffing], article.qms-tile").ToList();
        Assert.True(tiles.Count >= 15, $"{tiles.Count} tiles");
        Assert.All(tiles, tile => Assert.Matches("Owner: [a-z]", tile.TextContent));
        Assert.All(board.QuerySelectorAll("article.qms-tile"), tile => Assert.Contains("Last updated", tile.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_board_takes_six_queries_at_most_however_much_stands_on_it()
    {
        var page = (await (await world.As(world.Joy)).Get("/at/ward-7")).Is(200);

        Assert.True(page.QueryCount <= 6, string.Join("\n", page.Queries));
        Assert.All(new[] { "focus", "staffing", "answers", "escalated", "issues", "ideas", "thanks", "actions", "goals", "standard" }, tile => Assert.True(page.Has($"section[aria-labelledby={tile}]"), tile));
    }
}
