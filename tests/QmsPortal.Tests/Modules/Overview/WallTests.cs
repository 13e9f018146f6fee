using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Overview;

/// <summary>What visitors of a ward see from three metres.</summary>
public class WallTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Six_measures_at_most_stand_there_concern_first_and_the_rest_are_counted()
    {
        var page = (await (await world.As(world.Amara)).Get("/at/ward-7/wall")).Is(200);

        var tiles = page.Document.QuerySelectorAll(".qms-wall__tile").ToList();
        Assert.Equal(6, tiles.Count);
        var concerned = tiles.Select(tile => tile.ClassList.Contains("qms-wall__tile--concern")).ToList();
        Assert.Contains(true, concerned);
        Assert.Equal(concerned.OrderByDescending(concern => concern), concerned);
        Assert.Matches("and [1-9] more", page.Text);
        Assert.Contains("Huddle at 08:00", page.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobodys_name_no_link_and_no_button_is_on_it()
    {
        var page = (await (await world.As(world.Amara)).Get("/at/ward-7/wall")).Is(200);

        Assert.Empty(page.Document.QuerySelectorAll("body a, body button, body form"));
        Assert.DoesNotContain("Amara", page.Document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Places_above_a_ward_lead_to_their_overview()
    {
        var page = await (await world.As(world.Amara)).Get("/at/medicine/wall");

        Assert.EndsWith("/at/medicine/overview", page.Is(200).Address, StringComparison.Ordinal);
    }
}
