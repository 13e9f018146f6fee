using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QmsPortal.BrowserTests;

/// <summary>Scripts are a help and no more; the pages hold at the largest zoom and on paper too.</summary>
public sealed class WithoutScriptTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    private const string Words = "Clock of the treatment room runs ten minutes slow";

    [Fact]
    public async Task An_issue_is_raised_and_found_without_script()
    {
        var phone = await VisitAsync(width: 360, height: 740, script: false, signedInAs: "kofi.mensah@riverside.example");
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Raise an issue" }).ClickAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Raise issue" }).ClickAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link)).ToHaveTextAsync(["Enter what the issue is", "Choose what kind of issue it is"]);
        await phone.Page.GetByLabel("What is the issue?").FillAsync(Words);
        await phone.Page.GetByLabel("Environment").CheckAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Raise issue" }).ClickAsync();
        await Expect(phone.Page.GetByText("It is on the Ward 9 board now.")).ToBeVisibleAsync();
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = "Back to Ward 9 today" }).ClickAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Link, new() { Name = Words })).ToBeVisibleAsync();

        var desk = await VisitAsync(script: false, signedInAs: "petra.lindqvist@riverside.example");
        var newest = desk.Page.GetByRole(AriaRole.Region, new() { Name = "Waiting longest, and newest" });
        await newest.GetByRole(AriaRole.Link, new() { Name = Words }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Words })).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Ward 9 today" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Complaints answered on time" }).ClickAsync();
        await desk.Page.GetByText("Numbers in a table").ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Table, new() { Name = "All values, newest first" })).ToBeVisibleAsync();
        phone.NothingWasComplainedOf();
        desk.NothingWasComplainedOf();
    }

    [Fact]
    public async Task At_four_times_the_size_nothing_scrolls_sideways_and_no_bar_covers_the_page()
    {
        // A window of 1280 × 1024 at 400%.
        var visit = await VisitAsync(width: 320, height: 256, signedInAs: "amara.nwosu@riverside.example");
        foreach (var address in new[]
        {
            "/at/ward-7", "/at/riverside-hospitals/overview", "/at/medicine/measures", "/at/ward-7/measures/night-call-bells-answered-in-5-minutes", "/at/ward-7/issues", "/raise?at=ward-7", "/places", "/me",
        })
        {
            await visit.Page.GotoAsync(address);
            Assert.Empty((await visit.Page.SidewaysAsync()).Select(fault => $"{address}: {fault}"));
            Assert.Equal(0, await visit.Page.EvaluateAsync<int>("() => [...document.querySelectorAll('body *')].filter((part) => getComputedStyle(part).position === 'fixed').length"));
        }
    }

    [Theory]
    [InlineData("/at/ward-7")]
    [InlineData("/at/ward-7/measures/night-call-bells-answered-in-5-minutes")]
    public async Task Paper_holds_what_the_page_says_and_nothing_to_press(string address)
    {
        var visit = await VisitAsync(signedInAs: "joy.okoro@riverside.example");
        await visit.Page.GotoAsync(address);
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("main svg:visible").First).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Navigation, new() { Name = "Place" })).ToBeVisibleAsync();
        Assert.Equal(["Place"], await visit.Page.Locator("nav:visible").EvaluateAllAsync<string[]>("all => all.map((nav) => nav.getAttribute('aria-label'))"));
        await Expect(visit.Page.Locator("button:visible, .nhsuk-button:visible, input:visible")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByText("Joy Okoro, ward sister")).ToBeHiddenAsync();
    }
}
