using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Overview;

/// <summary>Old numbers must not look like today's.</summary>
public class FreshnessTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task A_value_past_its_time_says_that_it_is_out_of_date()
    {
        var before = await (await world.As(world.Amara)).Get($"/at/{world.Ward7}");
        Assert.DoesNotContain("Out of date", before.Text, StringComparison.Ordinal);

        // The latest week ended on 3 May and the latest month is April: both are long past in August.
        world.Clock.Advance(TimeSpan.FromDays(90));
        var board = (await (await world.As(world.Amara)).Get($"/at/{world.Ward7}")).Is(200);
        var chart = (await (await world.As(world.Amara)).Get($"/at/{world.Ward7}/measures/hand-hygiene")).Is(200);

        Assert.Equal(8, board.Document.QuerySelectorAll(".qms-tile--stale").Length);
        Assert.Contains("Out of date.", board.Text, StringComparison.Ordinal);
        Assert.Contains("Out of date", chart.Text, StringComparison.Ordinal);
    }
}
