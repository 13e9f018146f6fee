using QmsPortal.BrowserTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QmsPortal.BrowserTests;

public sealed class WallTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    /// <summary>Nobody stands at a wall screen to scroll it.</summary>
    [Fact(Timeout = Longest)]
    public async Task A_wall_fits_its_screen_whichever_way_it_hangs()
    {
        var visit = await VisitAsync(signedInAs: "amara.nwosu@riverside.example");
        await visit.Page.GotoAsync("/at/ward-7/wall");
        foreach (var (width, height) in new[] { (1920, 1080), (1280, 720), (1366, 768), (1080, 1920) })
        {
            await visit.ResizeAsync(width, height);
            var hidden = await visit.Page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth)");
            Assert.True(hidden <= 0, $"{width} by {height}: {hidden} px are out of sight");
        }

        visit.NothingWasComplainedOf();
    }

    [Fact(Timeout = Longest)]
    public async Task A_wall_that_heard_nothing_for_half_an_hour_says_so_across_its_width()
    {
        var visit = await VisitAsync(signedInAs: "amara.nwosu@riverside.example");
        await visit.Page.Clock.InstallAsync();
        await visit.Page.RouteAsync("**/at/ward-7/live", route => route.AbortAsync());
        await visit.Page.GotoAsync("/at/ward-7/wall");
        await visit.Page.WaitForFunctionAsync("() => document.body.dataset.lostAt");
        var band = visit.Page.Locator(".qms-wall__lost");

        await visit.Page.Clock.FastForwardAsync("29:00");
        await Expect(band).ToHaveCountAsync(0);
        await visit.Page.Clock.FastForwardAsync("01:10");

        await Expect(band).ToContainTextAsync("Not live since");
        await Expect(visit.Page.Locator(".qms-wall__tile").First).ToBeVisibleAsync();
    }
}
