using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QmsPortal.BrowserTests;

/// <summary>The pages people use each day: in other colours, without a mouse, at the largest zoom and on paper.</summary>
public sealed class MainPageTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    private const string Nurse = "amara.nwosu@riverside.example";

    private readonly List<string> _faults = [];

    [Theory(Timeout = Longest)]
    [InlineData("/sign-in")]
    [InlineData("/at/ward-7")]
    [InlineData("/at/riverside-hospitals/overview")]
    [InlineData("/at/medicine/measures")]
    [InlineData("/at/ward-7/measures/night-call-bells-answered-in-5-minutes")]
    [InlineData("/raise?at=ward-7")]
    public async Task A_main_page_holds_in_dark_in_forced_colours_and_from_stop_to_stop(string address)
    {
        var visit = await VisitAsync(signedInAs: address == "/sign-in" ? null : Nurse);
        foreach (var (name, media) in new (string, PageEmulateMediaOptions)[]
        {
            ("dark", new() { ColorScheme = ColorScheme.Dark }),
            ("forced colours", new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.Active }),
        })
        {
            await visit.Page.EmulateMediaAsync(media);
            await visit.Page.GotoAsync(address);
            _faults.AddRange(await visit.LookAsync($"{address} in {name}"));
            await StopsAsync(visit, $"{address} in {name}");
            if ((await visit.Page.FormsAsync()).Length > 0)
                _faults.AddRange(await visit.SendEmptyAsync(0, $"{address} sent empty, in {name},"));
        }

        await visit.ResizeAsync(360, 740);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.None });
        await visit.Page.GotoAsync(address);
        await StopsAsync(visit, address);
        visit.HasNone(_faults);
    }

    [Fact(Timeout = Longest)]
    public async Task At_four_times_the_size_nothing_scrolls_sideways_and_no_bar_covers_the_page()
    {
        // A window of 1280 × 1024 at 400%.
        var visit = await VisitAsync(width: 320, height: 256, signedInAs: Nurse);
        foreach (var address in new[]
        {
            "/at/ward-7", "/at/riverside-hospitals/overview", "/at/medicine/measures", "/at/ward-7/measures/night-call-bells-answered-in-5-minutes", "/at/ward-7/issues", "/raise?at=ward-7", "/places", "/me",
        })
        {
            await visit.Page.GotoAsync(address);
            _faults.AddRange((await visit.Page.SidewaysAsync()).Select(fault => $"{address}: {fault}"));
            var fixedParts = await visit.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('body *')].filter((part) => getComputedStyle(part).position === 'fixed').map((part) => part.className)");
            _faults.AddRange(fixedParts.Select(part => $"{address}: .{part} stays where it is, over the page"));
        }

        visit.HasNone(_faults);
    }

    [Theory(Timeout = Longest)]
    [InlineData("/at/ward-7")]
    [InlineData("/at/ward-7/measures/night-call-bells-answered-in-5-minutes")]
    public async Task Paper_holds_what_the_page_says_and_nothing_to_press(string address)
    {
        var visit = await VisitAsync(signedInAs: "joy.okoro@riverside.example");
        await visit.Page.GotoAsync(address);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("main svg:visible").First).ToBeVisibleAsync();
        Assert.Equal(["Place"], await visit.Page.Locator("nav:visible").EvaluateAllAsync<string[]>("all => all.map((nav) => nav.getAttribute('aria-label'))"));
        await Expect(visit.Page.Locator("button:visible, .nhsuk-button:visible, input:visible")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByText("Joy Okoro, ward sister", new() { Exact = true })).ToBeHiddenAsync();
    }

    /// <summary>The first stop is the link that skips to what the page is about; that one and the next show that they have focus.</summary>
    private async Task StopsAsync(Visit visit, string where)
    {
        // A page that puts the cursor in its first field would start there, not at the top.
        await visit.Page.EvaluateAsync("() => { document.activeElement.blur(); document.body.tabIndex = -1; document.body.focus(); }");
        await visit.Page.Keyboard.PressAsync("Tab");
        var skip = visit.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to main content" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        for (var stop = 0; stop < 15; stop++)
        {
            _faults.AddRange((await visit.Page.FocusAsync()).Select(fault => $"{where}: {fault}"));
            await visit.Page.Keyboard.PressAsync("Tab");
        }
    }
}
