using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QmsPortal.BrowserTests;

/// <summary>What the portal is for, once from end to end: published figures become a chart with its signal, a nurse raises an issue on a phone, the chair finds both.</summary>
public sealed partial class MainJobTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    private const string England = "England, published data";
    private const string Measure = "A&E: left or admitted within 4 hours";
    private const string Words = "Oxygen key of the bed store is missing again";

    private static readonly string Csv = Path.Combine(AppContext.BaseDirectory, "wwwroot", "open-data", "nhs-england-ae-2016-2019.csv");

    [Fact(Timeout = Longest)]
    public async Task Published_figures_and_an_issue_reach_the_board()
    {
        var chart = await TheDataStewardImportsFiguresAndSeesASignal();
        await TheNurseRaisesAnIssueByKeyboardOnAPhone();
        await TheChairFindsBoth(chart);
    }

    private async Task<string> TheDataStewardImportsFiguresAndSeesASignal()
    {
        var visit = await VisitAsync(signedInAs: "imogen.hartley@riverside.example");
        var page = visit.Page;

        await page.GetByRole(AriaRole.Link, new() { Name = "Dictionary of measures" }).ClickAsync();
        await Button(page, "Define a measure").ClickAsync();
        await page.GetByLabel("Title").FillAsync(Measure);
        await page.GetByLabel("Short name").FillAsync("A&E in 4 hours");
        await page.GetByLabel("Numerator: what is counted?").FillAsync("Attendances that ended within 4 hours");
        await page.GetByLabel("Denominator: out of what?").FillAsync("All A&E attendances");
        await page.GetByLabel("Multiplier").FillAsync("100");
        await page.GetByLabel("Unit").FillAsync("%");
        await page.GetByLabel("Higher is better").CheckAsync();
        await page.GetByLabel("XmR chart").CheckAsync();
        await page.GetByLabel("Month").CheckAsync();
        await Button(page, "Define measure").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Measure })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Import values" }).ClickAsync();
        await Expect(page.GetByLabel("What does the file measure?").Locator("option:checked")).ToHaveTextAsync(Measure);
        await page.GetByLabel("Where do the values belong?").SelectOptionAsync(new SelectOptionValue { Value = "england-published-data" });
        await page.GetByLabel("File with the values").SetInputFilesAsync(Csv);
        await Button(page, "Upload file").ClickAsync();
        await page.GetByLabel("Date", new() { Exact = true }).SelectOptionAsync("period");
        await page.GetByLabel("Numerator").SelectOptionAsync("within_4_hours");
        await page.GetByLabel("Denominator").SelectOptionAsync("attendances");
        await page.GetByLabel("Name of the series").SelectOptionAsync("provider");
        await page.GetByLabel("Second part of that name").SelectOptionAsync("department_type");
        await visit.HasNoFaultAsync();
        await Button(page, "Look at what would come in").ClickAsync();
        await Expect(page.GetByText("1,224 values in 34 series, April 2016 to March 2019.")).ToBeVisibleAsync();
        await visit.HasNoFaultAsync();

        await Button(page, "Import 1,224 values").ClickAsync();
        await Expect(page.GetByText("1,224 values in 34 series came in")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "See the charts" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row)).ToHaveCountAsync(1 + 34);
        await visit.HasNoFaultAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = ConcernChip() }).ClickAsync();
        var first = page.GetByRole(AriaRole.Rowheader).First.GetByRole(AriaRole.Link);
        var chart = await first.InnerTextAsync();
        await first.ClickAsync();
        await SeesTheSignal(visit);
        visit.NothingWasComplainedOf();
        return chart;
    }

    /// <summary>In words over the chart, by an icon with its word beside it, by marks of another shape, and in the table that says why.</summary>
    private static async Task SeesTheSignal(Visit visit)
    {
        var page = visit.Page;
        await Expect(page.GetByText("Published data about another organisation.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Chart" }).GetByRole(AriaRole.Paragraph).First).ToHaveTextAsync(ConcernInWords());
        await Expect(page.GetByRole(AriaRole.Heading, new() { NameRegex = ConcernOfTheIcon() })).ToBeVisibleAsync();
        await Expect(page.Locator("svg:visible .qms-mark--concern [data-i]").First).ToBeVisibleAsync();
        await page.GetByText("Numbers in a table").ClickAsync();
        var latest = page.GetByRole(AriaRole.Table, new() { Name = "All values, newest first" }).GetByRole(AriaRole.Row).Nth(1);
        await Expect(latest).ToContainTextAsync("March 2019");
        await Expect(latest).ToContainTextAsync(Reason());
        await visit.HasNoFaultAsync();
    }

    private async Task TheNurseRaisesAnIssueByKeyboardOnAPhone()
    {
        var visit = await VisitAsync(width: 360, height: 740);
        var (page, keyboard) = (visit.Page, new Keyboard(visit.Page));

        await page.GotoAsync("/");
        await keyboard.TabToAsync("E-mail address");
        await keyboard.TypeAsync("amara.nwosu@riverside.example");
        await keyboard.TabToAsync("Password");
        await keyboard.TypeAsync("three-quiet-otters");
        await keyboard.FollowAsync("Sign in");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Ward 7 today" })).ToBeVisibleAsync();

        await keyboard.FollowAsync("Raise an issue");
        await Expect(page.GetByLabel("What is the issue?")).ToBeFocusedAsync();
        await keyboard.TypeAsync(Words);
        await keyboard.TabToAsync("Safety");
        await keyboard.PressAsync("Space");
        await keyboard.PressAsync("ArrowDown");
        await keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByLabel("Equipment")).ToBeCheckedAsync();
        await keyboard.FollowAsync("Raise issue");

        var confirmation = page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Raised at" });
        await Expect(confirmation).ToContainTextAsync("It is on the Ward 7 board now.");
        await Expect(confirmation).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Words })).ToBeVisibleAsync();
        await visit.HasNoFaultAsync();
        await keyboard.FollowAsync("Back to Ward 7 today", key: "Space");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Open issues" }).GetByRole(AriaRole.Link, new() { Name = Words })).ToBeVisibleAsync();
        visit.NothingWasComplainedOf();
    }

    private async Task TheChairFindsBoth(string chart)
    {
        var visit = await VisitAsync(signedInAs: "petra.lindqvist@riverside.example");
        var page = visit.Page;

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Are we safe, improving, and how do we know?" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "All issues", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = Words }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Words })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "Change place" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = England }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { NameRegex = ConcernChip() }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = chart, Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(Measure);
        await SeesTheSignal(visit);
        visit.NothingWasComplainedOf();
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [GeneratedRegex(@"^Concern \d+$")]
    private static partial Regex ConcernChip();

    [GeneratedRegex("^About .+ Concern: .+(in a row|limit)")]
    private static partial Regex ConcernInWords();

    [GeneratedRegex("^Concern, (low|high)$")]
    private static partial Regex ConcernOfTheIcon();

    [GeneratedRegex("in a row|(upper|lower) limit")]
    private static partial Regex Reason();
}
