using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QmsPortal.BrowserTests;

public sealed class WallTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    // The most that a wall shows: rows and answers of several lines, and as many as there may be.
    private const string FullDay = """
        () => {
          for (const cell of document.querySelectorAll(".qms-wall__rows td[data-heading=Measures]"))
            cell.innerHTML = "<strong>Concern in 3 of 8.</strong> Complaints answered on time, Night shift hours filled and 1 more 2 out of date";
          for (const [section, most] of [["answers", 2], ["issues", 3]]) {
            const list = document.querySelector(`section[aria-labelledby=${section}] ul`);
            list?.replaceChildren(...Array.from({ length: most }, () => Object.assign(document.createElement("li"), { innerHTML: "<strong>The hoist of bay 3 waits for a new sling</strong> answered by senior sister in charge, yesterday <span class='qms-wall__state'>Parked until Wed 2 Dec</span>" })));
            list?.insertAdjacentHTML("afterend", "<p>and 12 more</p>");
          }
        }
        """;

    /// <summary>Nobody stands at a wall screen to scroll it.</summary>
    [Fact(Timeout = Longest)]
    public async Task A_wall_fits_its_screen_whichever_way_it_hangs()
    {
        var visit = await VisitAsync(signedInAs: "amara.nwosu@riverside.example");
        foreach (var place in new[] { "ward-7", "medicine" })
        {
            await visit.Page.GotoAsync($"/at/{place}/wall");
            await visit.Page.EvaluateAsync(FullDay);
            foreach (var (width, height) in new[] { (1920, 1080), (1280, 720), (1366, 768), (1080, 1920) })
            {
                await visit.ResizeAsync(width, height);
                await visit.Page.EvaluateAsync("() => new Promise(shown => requestAnimationFrame(() => requestAnimationFrame(shown)))");
                var hidden = await visit.Page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollHeight - innerHeight, document.documentElement.scrollWidth - innerWidth)");
                Assert.True(hidden <= 0, $"{place}, {width} by {height}: {hidden} px are out of sight");
            }
        }

        visit.NothingWasComplainedOf();
    }

    /// <summary>Taken down because it should not hang there: nobody loads the screen anew.</summary>
    [Fact(Timeout = Longest)]
    public async Task A_line_for_the_wall_comes_and_goes_without_anybody_touching_the_screen()
    {
        const string line = "21 of 22 beds taken";
        var wall = await VisitAsync(signedInAs: "amara.nwosu@riverside.example");
        await wall.Page.GotoAsync("/at/ward-9/wall");
        await Expect(wall.Page.Locator("[data-live-status]")).ToContainTextAsync("Live");
        var lead = await VisitAsync(signedInAs: "bethan.rees@riverside.example");
        await lead.Page.GotoAsync("/at/ward-9/board?open=line");
        await lead.Page.GetByLabel("What may visitors know today?").FillAsync(line);
        await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Put it on the wall" }).ClickAsync();
        await Expect(wall.Page.Locator(".qms-wall__foot")).ToContainTextAsync(line);

        await lead.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = line }).GetByRole(AriaRole.Button).First.ClickAsync();

        await Expect(wall.Page.Locator(".qms-wall__foot")).Not.ToContainTextAsync(line);
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
