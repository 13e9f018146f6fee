using System.Globalization;
using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QmsPortal.BrowserTests;

/// <summary>A ward with bad Wi-Fi: what is typed without a network is kept, sent once, and keeps its time.</summary>
public sealed partial class OfflineTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    private const string Joy = "joy.okoro@riverside.example";

    [Fact(Timeout = Longest)]
    public async Task Two_issues_and_a_confirmation_typed_without_a_network_become_three_records_with_their_times()
    {
        var visit = await Kept();
        var page = visit.Page;
        await page.Context.SetOfflineAsync(true);

        await page.GotoAsync("/at/ward-7");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ward 7 without a network" })).ToBeVisibleAsync();
        await Raise(page, "The bladder scanner has no charger");
        await Raise(page, "The blue curtains have not come back");
        await page.GetByLabel("Which standard?").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Could not be followed").CheckAsync();
        await page.GetByLabel("If it was not followed, why?").FillAsync("The tags have run out");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(Waiting(page)).ToHaveCountAsync(3);
        await page.ReloadAsync();
        await Expect(Waiting(page)).ToHaveCountAsync(3);
        await Expect(page.GetByText("3 entries waiting to be sent")).ToBeVisibleAsync();
        var time = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(await TypedEarlier(page), "Europe/London");

        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("Sent at").First).ToBeVisibleAsync();
        await Expect(Waiting(page)).ToHaveCountAsync(0);

        foreach (var words in new[] { "The bladder scanner has no charger", "The blue curtains have not come back", "The tags have run out" })
        {
            await page.GotoAsync("/at/ward-7/issues");
            var found = page.GetByRole(AriaRole.Link).Filter(new() { HasText = words });
            await Expect(found).ToHaveCountAsync(1);
            await found.ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(
                string.Join('|', Enumerable.Range(-1, 3).Select(minute => time.AddMinutes(minute).ToString("HH:mm", CultureInfo.InvariantCulture)))));
        }
    }

    [Fact(Timeout = Longest)]
    public async Task What_the_site_refuses_stays_with_its_words_and_why()
    {
        var visit = await Kept();
        var page = visit.Page;
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/at/ward-7");

        await Raise(page, "Patient 943 476 5919 has no bell");
        await Expect(Waiting(page)).ToHaveCountAsync(1);
        await page.Context.SetOfflineAsync(false);

        await Expect(page.GetByText("Not taken").First).ToBeVisibleAsync();
        await Expect(page.GetByText("Patient 943 476 5919 has no bell")).ToBeVisibleAsync();
        await Expect(page.Locator("[data-offline-waiting] .nhsuk-error-message")).ToContainTextAsync("patient");
    }

    [Fact(Timeout = Longest)]
    public async Task What_one_person_typed_is_neither_shown_to_the_next_nor_sent_by_them()
    {
        var visit = await Kept();
        var page = visit.Page;
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/at/ward-7");
        await Raise(page, "The night light hums in bay two");
        await Expect(Waiting(page)).ToHaveCountAsync(1);
        // The network comes back only after somebody else has the device: their cookie takes the place of Joy's.
        await page.Context.ClearCookiesAsync();
        await page.Context.SetOfflineAsync(false);
        await visit.SignInAsync("amara.nwosu@riverside.example");

        await page.GotoAsync("/offline/waiting");
        await Expect(page.GetByText("Nothing of yours waits on this device.")).ToBeVisibleAsync();
        await page.GotoAsync("/at/ward-7/issues");
        await Expect(page.GetByText("The night light hums in bay two")).ToHaveCountAsync(0);

        await page.Context.ClearCookiesAsync();
        await visit.SignInAsync(Joy);
        await page.GotoAsync("/at/ward-7/issues");
        await Expect(page.GetByText("Sent at").First).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Link).Filter(new() { HasText = "The night light hums in bay two" })).ToHaveCountAsync(1);
    }

    [Fact(Timeout = Longest)]
    public async Task An_escalation_that_waits_says_telephone_is_sent_once_and_one_of_priority_1_never_waits()
    {
        const string ask = "Lend us a bladder scanner for the evening round.";
        var visit = await Kept();
        var page = visit.Page;
        await page.GotoAsync("/raise?at=ward-7");
        await page.GetByLabel("What is the issue?").FillAsync("No bladder scanner since noon");
        await page.GetByLabel("Equipment").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Raise issue" }).ClickAsync();
        await page.GotoAsync($"{new Uri(page.Url).AbsolutePath}/escalate");
        await page.GetByLabel("Background").FillAsync("Ours has gone for repair.");
        await page.GetByLabel("Assessment").FillAsync("Scans wait until tomorrow.");
        await page.GetByLabel("Recommendation").FillAsync(ask);
        await page.GetByLabel("Someone could be harmed now").CheckAsync();
        await page.GetByLabel("Tried, no answer").CheckAsync();
        await page.Context.SetOfflineAsync(true);
        var send = page.GetByRole(AriaRole.Button, new() { Name = "Send escalation" });

        await send.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "NOT SENT. There is no network: telephone now." })).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Recommendation")).ToHaveValueAsync(ask);
        // "Saving" would stand on the button after 0.4 s, and nothing is being saved.
        await page.WaitForTimeoutAsync(600);
        await Expect(send).ToBeVisibleAsync();
        await page.GetByLabel("Risk today").CheckAsync();
        await send.ClickAsync();

        await Expect(page.Locator("[data-offline-waiting] li").Filter(new() { HasText = "NOT SENT – telephone" })).ToHaveCountAsync(1);
        await Expect(page.GetByText("NOT SENT – telephone.").First).ToBeVisibleAsync();
        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("Sent at").First).ToBeVisibleAsync();
        await page.GotoAsync("/at/older-peoples-care/escalations");
        await Expect(page.GetByRole(AriaRole.Link).Filter(new() { HasText = "No bladder scanner since noon" })).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Row).Filter(new() { HasText = "No bladder scanner since noon" }).GetByText("Telephoned first, no answer")).ToBeVisibleAsync();
    }

    /// <summary>The network is gone when the team stands round: it begins on the kept page, and goes on when the network is gone once more.</summary>
    [Fact(Timeout = Longest)]
    public async Task A_huddle_begins_and_goes_on_without_a_network_and_what_was_said_stands_there_once()
    {
        var soon = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.UtcNow, "Europe/London").AddMinutes(15);
        Assert.SkipWhen(soon.Hour is < 6 or > 21, "Huddles are set from 06:00 to 21:45");
        var visit = await Kept("bethan.rees@riverside.example", "ward-9");
        var page = visit.Page;
        await page.GotoAsync("/at/ward-9/huddle/set-up");
        await page.GetByLabel("Starts at").SelectOptionAsync(new SelectOptionValue { Value = $"{soon:HH}:{soon.Minute / 15 * 15:00}" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Set huddle time" }).ClickAsync();
        await page.GotoAsync("/at/ward-9");
        await LiesOn(page, "ward-9", "data-huddle-item");
        await page.GotoAsync("/at/ward-9/huddle");
        await page.Context.SetOfflineAsync(true);

        await page.GetByRole(AriaRole.Button, new() { NameRegex = StartHuddle() }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ward 9 without a network" })).ToBeVisibleAsync();
        var second = page.Locator("[data-huddle-item]").Nth(1);
        await second.GetByRole(AriaRole.Button, new() { NameRegex = NothingMore() }).ClickAsync();
        await Expect(Waiting(page)).ToHaveCountAsync(1);
        await Expect(second.Locator("[data-huddle-said]")).ToHaveTextAsync(SaidAndWaits());
        await Expect(second).ToBeInViewportAsync();
        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("Sent at").First).ToBeVisibleAsync();
        await page.GotoAsync("/at/ward-9/huddle");
        await Expect(Item(1).GetByText("Nothing to report", new() { Exact = true })).ToHaveCountAsync(1);

        var nothing = page.GetByRole(AriaRole.Button, new() { NameRegex = NothingMore() }).First;
        await page.Context.SetOfflineAsync(true);
        await nothing.ClickAsync();
        await Expect(Waiting(page)).ToHaveCountAsync(1);
        await page.Context.SetOfflineAsync(false);
        await Expect(Waiting(page)).ToHaveCountAsync(0);
        await page.GotoAsync("/at/ward-9/huddle");

        await Expect(Item(0).GetByText("Nothing to report", new() { Exact = true })).ToHaveCountAsync(1);

        ILocator Item(int place) => page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.GetByRole(AriaRole.Heading, new() { Level = 2 }) }).Nth(place);
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"^Nothing to report, \d\d:\d\d\. Not sent yet$")]
    private static partial System.Text.RegularExpressions.Regex SaidAndWaits();

    [System.Text.RegularExpressions.GeneratedRegex("Start .* huddle")]
    private static partial System.Text.RegularExpressions.Regex StartHuddle();

    /// <summary>"Nothing else" where the board knows of something already.</summary>
    [System.Text.RegularExpressions.GeneratedRegex("^Nothing (to report|else)( ?: .*)?$")]
    private static partial System.Text.RegularExpressions.Regex NothingMore();

    /// <summary>A browser that believes in a network that is not there: the words stand on the page that says so, as text.</summary>
    [Fact(Timeout = Longest)]
    public async Task What_could_not_wait_can_be_read_out_over_the_telephone()
    {
        var visit = await Kept();
        var page = visit.Page;
        await page.GotoAsync("/raise?at=ward-7");
        await page.GetByLabel("What is the issue?").FillAsync("No suction on bay <b>D</b>");
        await page.GetByLabel("Equipment").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Raise issue" }).ClickAsync();
        await page.GotoAsync($"{new Uri(page.Url).AbsolutePath}/escalate");
        await page.GetByLabel("Assessment").FillAsync("Nobody in bay <b>D</b> can be helped.");
        await page.GetByLabel("Someone could be harmed now").CheckAsync();
        await page.GetByLabel("Tried, no answer").CheckAsync();
        await page.Context.SetOfflineAsync(true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Send escalation" }).EvaluateAsync("button => button.form.submit()");

        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "NOT SENT. Telephone now." })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "2222" })).ToHaveAttributeAsync("href", "tel:2222");
        await Expect(page.GetByText("Nobody in bay <b>D</b> can be helped.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Term).Filter(new() { HasText = "Telephoned first" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Definition).Filter(new() { HasText = "Tried, no answer" })).ToBeVisibleAsync();
    }

    /// <summary>Two forms are open at the ward's tablet when Amara finishes. Whoever comes next does not write as Amara.</summary>
    [Fact(Timeout = Longest)]
    public async Task Whoever_finishes_at_a_shared_device_without_a_network_is_gone_and_nothing_more_is_kept_as_theirs()
    {
        var tablet = await Signed();
        var (page, other) = (tablet.Page, await tablet.Page.Context.NewPageAsync());
        await other.GotoAsync("/raise?at=ward-7");
        await page.Context.SetOfflineAsync(true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Finish" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nobody is signed in here" })).ToBeVisibleAsync();
        await NotKept(other, "Whose words are these", 0);
        await page.GotoAsync("/at/ward-7");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nobody is signed in here" })).ToBeVisibleAsync();

        // The site is told as soon as there is a network: not even then does anybody write as Amara.
        await page.Context.SetOfflineAsync(false);
        await page.GotoAsync("/at/ward-7");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Sign with your code" })).ToBeVisibleAsync();
        await page.GotoAsync("/raise?at=ward-7");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Who is it?" })).ToBeVisibleAsync();
    }

    [Fact(Timeout = Longest)]
    public async Task Whoever_left_a_shared_device_untouched_is_gone_though_no_page_said_so()
    {
        var page = (await Signed()).Page;
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/at/ward-7");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Ward 7 without a network" })).ToBeVisibleAsync();
        await page.GetByLabel("What is the issue?").FillAsync("Still Amara");
        await page.GetByLabel("Equipment").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Raise issue" }).ClickAsync();
        await Expect(Waiting(page)).ToHaveCountAsync(1);

        await page.EvaluateAsync(PutFact, new object[] { "until", -1 });
        await NotKept(page, "Somebody else", 1);
        await page.GotoAsync("/at/ward-7");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Nobody is signed in here" })).ToBeVisibleAsync();
    }

    /// <summary>As where a session ends between two requests: the answer leads elsewhere, and the site has saved nothing.</summary>
    [Fact(Timeout = Longest)]
    public async Task What_was_only_led_to_another_page_is_not_called_sent()
    {
        var page = (await Signed()).Page;
        await page.Context.SetOfflineAsync(true);
        await page.GotoAsync("/at/ward-7");
        await page.GetByLabel("What is the issue?").FillAsync("The door of the linen room sticks");
        await page.GetByLabel("Equipment").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Raise issue" }).ClickAsync();
        await Expect(Waiting(page)).ToHaveCountAsync(1);
        await page.EvaluateAsync(LeadAway);

        await page.Context.SetOfflineAsync(false);
        // The post went out and came back: the tablet is signed out by it, and the entry waits on.
        const string ledTo = "() => fetch('/at/ward-7/offline').then((answer) => new URL(answer.url).pathname, () => '')";
        for (var tries = 0; tries < 120 && await page.EvaluateAsync<string>(ledTo) is "" or "/at/ward-7/offline"; tries++)
            await Task.Delay(500, TestContext.Current.CancellationToken);
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Who is it?" })).ToBeVisibleAsync();
        Assert.Equal("waiting", await page.EvaluateAsync<string>(States));
    }

    private const string Open = "const opened = new Promise((resolve) => { indexedDB.open('qms').onsuccess = (event) => resolve(event.target.result); });"
        + " const ended = (asked) => new Promise((resolve) => { asked.onsuccess = () => resolve(asked.result); });";
    private const string Entries = "async () => {" + Open + " return (await ended((await opened).transaction('entries').objectStore('entries').getAll())).length; }";
    private const string States = "async () => {" + Open + " return (await ended((await opened).transaction('entries').objectStore('entries').getAll())).map((entry) => entry.state).join(' '); }";

    /// <summary>So many milliseconds from now.</summary>
    private const string PutFact = "async ([name, from]) => {" + Open + " await ended((await opened).transaction('facts', 'readwrite').objectStore('facts').put(Date.now() + from, name)); }";
    private const string LeadAway = "async () => {" + Open + " const entries = (await opened).transaction('entries', 'readwrite').objectStore('entries');"
        + " for (const entry of await ended(entries.getAll())) await ended(entries.put({ ...entry, path: '/sign-out' })); }";

    /// <summary>Pressed and asked without waiting for a page: the browser stays where it is, and none comes.</summary>
    private static async Task NotKept(IPage page, string words, int entries)
    {
        await page.GetByLabel("What is the issue?").FillAsync(words);
        await page.GetByLabel("Equipment").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Raise issue" }).EvaluateAsync("button => { setTimeout(() => button.click()); }");
        const string told = "() => document.querySelector('form [role=alert]')?.textContent ?? ''";
        for (var tries = 0; tries < 100 && await page.EvaluateAsync<string>(told) is ""; tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.StartsWith("NOT SENT AND NOT KEPT.", await page.EvaluateAsync<string>(told), StringComparison.Ordinal);
        Assert.Equal(words, await page.EvaluateAsync<string>("() => document.querySelector('textarea').value"));
        Assert.Equal(entries, await page.EvaluateAsync<int>(Entries));
        // "Saving" would stand on the button after 0.4 s.
        await Task.Delay(600, TestContext.Current.CancellationToken);
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.querySelectorAll('.is-waiting').length"));
    }

    /// <summary>A tablet that Ward 7 shares, at which Amara has signed.</summary>
    private async Task<Visit> Signed()
    {
        const string code = "482915";
        var joy = (await VisitAsync(signedInAs: Joy)).Page;
        await joy.GotoAsync("/at/ward-7/devices");
        await joy.GetByLabel("that the ward shares").CheckAsync();
        await joy.GetByLabel("Where does it stand or hang?").FillAsync("Tablet");
        await joy.GetByRole(AriaRole.Button, new() { Name = "Pair a device" }).ClickAsync();
        var shown = await joy.Locator("li p strong").Filter(new() { HasTextRegex = PairingCode() }).Last.InnerTextAsync();
        var amara = (await VisitAsync(signedInAs: "amara.nwosu@riverside.example")).Page;
        await amara.GotoAsync("/me/code");
        await amara.GetByLabel("Your password").FillAsync(QmsPortal.Data.Seeds.Trust.Password);
        await amara.GetByLabel("Code of 6 digits").FillAsync(code);
        await amara.GetByLabel("The code again").FillAsync(code);
        await amara.GetByRole(AriaRole.Button, new() { Name = "Set code" }).ClickAsync();
        await Expect(amara.GetByText("Your code is set")).ToBeVisibleAsync();
        var tablet = await VisitAsync();
        await tablet.Page.GotoAsync("/screen");
        await tablet.Page.GetByLabel("Code").FillAsync(shown);
        await tablet.Page.GetByRole(AriaRole.Button, new() { Name = "Pair this device" }).ClickAsync();
        await tablet.Page.GotoAsync("/sign");
        await tablet.Page.GetByLabel("Amara Nwosu").CheckAsync();
        await tablet.Page.GetByLabel("Your code of 6 digits").FillAsync(code);
        await tablet.Page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await Expect(tablet.Page.GetByRole(AriaRole.Button, new() { Name = "Finish" })).ToBeVisibleAsync();
        await LiesOn(tablet.Page, "ward-7");
        return tablet;
    }

    [System.Text.RegularExpressions.GeneratedRegex("^[A-Z0-9]{4} [A-Z0-9]{4}$")]
    private static partial System.Text.RegularExpressions.Regex PairingCode();

    private static ILocator Waiting(IPage page) => page.Locator("[data-offline-waiting] li").Filter(new() { HasText = "Not sent yet" });

    /// <summary>Puts back by sixteen minutes what was typed just now, so that its time differs from that of sending.</summary>
    private static async Task<DateTimeOffset> TypedEarlier(IPage page) => DateTimeOffset.Parse(
        await page.EvaluateAsync<string>("""
            () => new Promise((resolve) => {
              indexedDB.open("qms").onsuccess = (event) => {
                const entries = event.target.result.transaction("entries", "readwrite").objectStore("entries");
                entries.getAll().onsuccess = (found) => {
                  const now = Date.now();
                  if (found.target.result.some((entry) => Math.abs(now - Date.parse(entry.typedAt)) > 60000)) throw new Error("An entry has not the time at which it was typed.");
                  const earlier = new Date(now - 16 * 60000).toISOString();
                  for (const entry of found.target.result) entries.put({ ...entry, typedAt: earlier });
                  entries.transaction.oncomplete = () => resolve(earlier);
                };
              };
            })
            """),
        CultureInfo.InvariantCulture);

    private static async Task Raise(IPage page, string words)
    {
        await page.GetByLabel("What is the issue?").FillAsync(words);
        await page.GetByLabel("Equipment").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Raise issue" }).ClickAsync();
        await Expect(page.Locator("[data-offline-waiting]")).ToContainTextAsync(words);
    }

    /// <summary>Joy's phone after a look at the board: the ward's page lies on it.</summary>
    private async Task<Visit> Kept(string person = Joy, string ward = "ward-7")
    {
        var visit = await VisitAsync(signedInAs: person);
        await visit.Page.GotoAsync($"/at/{ward}");
        await LiesOn(visit.Page, ward);
        return visit;
    }

    private static async Task LiesOn(IPage page, string ward, string with = "")
    {
        const string isKept = "async ([ward, part]) => navigator.serviceWorker.controller !== null && ((await (await caches.match(`/at/${ward}/offline`))?.text()) ?? '-').includes(part || '<main') && (await (await caches.open('qms-files')).keys()).length > 3";
        for (var tries = 0; tries < 100 && !await page.EvaluateAsync<bool>(isKept, new[] { ward, with }); tries++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.True(await page.EvaluateAsync<bool>(isKept, new[] { ward, with }), "The ward's page does not lie on the device.");
    }
}
