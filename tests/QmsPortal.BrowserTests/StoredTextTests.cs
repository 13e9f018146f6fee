using System.Text;
using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;

namespace QmsPortal.BrowserTests;

/// <summary>What people store is text in a browser too: nothing of it runs, and the content security policy has nothing to stop.</summary>
public sealed class StoredTextTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    private static readonly string[] Payloads =
    [
        "<script>zq7x()</script>", "<img src=zq7x onerror=zq7x()>", "\"><svg onload=zq7x()>", "' autofocus onfocus='zq7x()' x='", "javascript:zq7x()", "</title><script>zq7x()</script>", "{{zq7x()}}${zq7x()}",
    ];

    // Everything that would run calls this; what the policy stops is told as a violation.
    private const string Watch = """
        window.ran = 0;
        window.zq7x = () => { window.ran++; };
        window.stopped = [];
        document.addEventListener('securitypolicyviolation', event => window.stopped.push(event.violatedDirective + ' ' + event.sample));
        """;

    [Fact(Timeout = Longest)]
    public async Task Nothing_that_is_stored_runs()
    {
        var nurse = await Watched("amara.nwosu@riverside.example");
        var issues = new List<string>();
        foreach (var payload in Payloads)
            issues.Add(await Send(nurse, "/raise?at=ward-17", ("Command.Words", payload)));
        var steward = await Watched("imogen.hartley@riverside.example");
        var measure = await Send(steward, "/definitions/define", ("Command.Title", Payloads[0]), ("Command.ShortName", Payloads[4]), ("Command.Numerator", Payloads[1]), ("Command.Denominator", Payloads[2]), ("Command.Multiplier", "1"), ("Command.Unit", "<b>zq7x"));
        var import = await Send(steward, "/imports/new?place=england-published-data&measure=hand-hygiene", ("Command.File", "<img src=x onerror=zq7x()>.csv"));
        var administrator = await Watched("rowan.ellis@riverside.example");
        await Send(administrator, "/settings/people/add", ("Command.Name", Payloads[1]), ("Command.Post", Payloads[3]), ("Command.Email", "zq7x@riverside.example"), ("Command.Password", "four-brown-badgers"));

        var shown = 0;
        foreach (var (visit, addresses) in new[]
        {
            (nurse, issues.Concat(["/me", "/at/ward-17", "/at/ward-17/issues", "/at/surgery/overview", "/places"])),
            (steward, ["/definitions", measure, import, "/imports", "/imports/new", "/at/ward-17/measures/start"]),
            (administrator, ["/settings/people?name=%3C", "/settings", "/settings/people/add"]),
        })
            foreach (var address in addresses)
            {
                await visit.Page.GotoAsync(address);
                shown += (await visit.Page.ContentAsync()).Contains("zq7x", StringComparison.Ordinal) ? 1 : 0;
                await Nothing(visit);
            }

        Assert.True(shown >= 12, $"{shown} pages show what was stored");
    }

    private async Task<Visit> Watched(string person)
    {
        var visit = await VisitAsync(signedInAs: person);
        await visit.Page.AddInitScriptAsync(Watch);
        return visit;
    }

    /// <summary>Fills in the form of a page, the first answer wherever one is to be chosen, and says where it led.</summary>
    private static async Task<string> Send(Visit visit, string address, params (string Name, string Value)[] fields)
    {
        var page = visit.Page;
        await page.GotoAsync(address);
        foreach (var (name, value) in fields)
        {
            var field = page.Locator($"[name='{name}']");
            if (name.EndsWith("File", StringComparison.Ordinal))
                await field.SetInputFilesAsync(new FilePayload { Name = value, MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("date,<script>zq7x()</script>\n2020-01-01,<img src=x onerror=zq7x()>\n") });
            else
                await field.FillAsync(value);
        }

        foreach (var name in await page.EvaluateAsync<string[]>("[...new Set([...document.querySelectorAll('main form input[type=radio]')].map(radio => radio.name))]"))
            await page.Locator($"[name='{name}']").First.CheckAsync();
        await page.Locator("main form button").Last.ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex(System.Text.RegularExpressions.Regex.Escape(address.Split('?')[0]) + "(\\?.*)?$"));
        await Nothing(visit);
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task Nothing(Visit visit)
    {
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("window.ran"));
        Assert.Empty(await visit.Page.EvaluateAsync<string[]>("window.stopped"));
        visit.NothingWasComplainedOf();
    }
}
