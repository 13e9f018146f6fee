using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QmsPortal.BrowserTests;

/// <summary>Scripts are a help and no more.</summary>
public sealed class WithoutScriptTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    private const string Words = "Clock of the treatment room runs ten minutes slow";

    [Fact(Timeout = Longest)]
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
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "All issues", Exact = true }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = Words }).ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Words })).ToBeVisibleAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Ward 9 today" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Link, new() { Name = "Complaints answered on time" }).ClickAsync();
        await desk.Page.GetByText("Numbers in a table").ClickAsync();
        await Expect(desk.Page.GetByRole(AriaRole.Table, new() { Name = "All values, newest first" })).ToBeVisibleAsync();
        phone.NothingWasComplainedOf();
        desk.NothingWasComplainedOf();
    }
}
