using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QmsPortal.BrowserTests;

public sealed class ChartTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    [Theory(Timeout = Longest)]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task Arrow_keys_speak_the_points_of_a_chart(int width)
    {
        var visit = await VisitAsync(width: width, signedInAs: "amara.nwosu@riverside.example");
        var (page, keyboard) = (visit.Page, new Keyboard(visit.Page));
        await page.GotoAsync("/at/ward-7/measures/night-call-bells-answered-in-5-minutes");
        var chart = page.GetByRole(AriaRole.Application);
        var said = chart.GetByRole(AriaRole.Status);
        var points = await page.Locator(".qms-chart__stage svg:visible [data-i] > title").EvaluateAllAsync<string[]>(
            "all => all.toSorted((a, b) => a.parentElement.dataset.i - b.parentElement.dataset.i).map((title) => title.textContent)");

        await keyboard.TabToAsync((await chart.GetAttributeAsync("aria-label"))!);
        await Expect(said).ToBeEmptyAsync();
        foreach (var (key, spoken) in new[] { ("ArrowRight", points[0]), ("ArrowRight", points[1]), ("End", points[^1]), ("ArrowRight", points[^1]), ("ArrowLeft", points[^2]), ("Home", points[0]), ("Escape", "") })
        {
            await keyboard.PressAsync(key);
            await Expect(said).ToHaveTextAsync(spoken);
        }

        Assert.Contains(", Concern: ", points[^1], StringComparison.Ordinal);
        await keyboard.PressAsync("Tab");
        await Expect(chart).Not.ToBeFocusedAsync();
        visit.NothingWasComplainedOf();
    }
}
