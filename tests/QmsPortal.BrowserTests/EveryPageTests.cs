using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;

namespace QmsPortal.BrowserTests;

/// <summary>Every page that people come to by its links, and every form of theirs sent empty: nothing may be wrong with any.</summary>
public sealed partial class EveryPageTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    private const string Nurse = "amara.nwosu@riverside.example";
    private const string DataSteward = "imogen.hartley@riverside.example";

    // Pages of the same kind that are made of the same parts are looked at once, whoever comes to them.
    private static readonly ConcurrentDictionary<string, string> Looked = new();

    private readonly List<string> _faults = [];

    // Beyond what the links lead to first: what is empty, what is not there, what is another's, an issue that waits for an answer.
    [Theory(Timeout = LongestCrawl)]
    [InlineData(null, "/", "/sign-in", "/demonstration")]
    [InlineData(Nurse, "/", "/no-such-page", "/settings", "/at/england-published-data/measures")]
    [InlineData("joy.okoro@riverside.example", "/", "/issues/1005", "/at/ward-9/issues?show=over")]
    [InlineData(DataSteward, "/", "/places?filter=zebra", "/at/medicine/measures?show=will-miss")]
    [InlineData("petra.lindqvist@riverside.example", "/", "/at/surgery/overview")]
    [InlineData("rowan.ellis@riverside.example", "/", "/settings/people?name=zebra", "/settings/places/ward-7")]
    public async Task No_fault_is_found_on_the_pages_of(string? who, params string[] starts)
    {
        var visit = await VisitAsync(signedInAs: who);
        var known = new HashSet<string>(starts.Select(PatternOf));
        var waiting = new Queue<string>(starts);
        while (waiting.TryDequeue(out var address))
        {
            await visit.Page.GotoAsync(address);
            // A start page leads on to another, and everything leads whoever is not signed in to the sign-in page.
            address = new Uri(visit.Page.Url).PathAndQuery;
            known.Add(PatternOf(address));
            foreach (var link in await visit.Page.LinksAsync())
                if (known.Add(PatternOf(link)))
                    waiting.Enqueue(link);
            if (Looked.TryAdd(PatternOf(address) + await visit.Page.KindsAsync(), address))
                _faults.AddRange(await visit.LookAsync(address));
            await SendEmptyAsync(visit, address);
        }

        NoFaults(visit);
        Assert.True(who is null || known.Count > 10, $"The links led to {known.Count} kinds of pages only.");
    }

    [Fact(Timeout = Longest)]
    public async Task No_fault_is_found_on_the_steps_of_an_import()
    {
        var visit = await VisitAsync(signedInAs: DataSteward);
        await visit.Page.GotoAsync("/imports/new?place=england-published-data&measure=hand-hygiene");
        await visit.Page.GetByLabel("File with the values").SetInputFilesAsync(new FilePayload
        {
            Name = "example.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("month,where,kept,watched\n" + string.Concat(Enumerable.Range(1, 12).Select(month => $"2020-{month:00}-01,Example,{80 + month},120\n"))),
        });
        await PressAsync(visit, "Upload file");
        await SendEmptyAsync(visit, new Uri(visit.Page.Url).AbsolutePath);

        await ChooseAsync(visit, date: "where", series: "");
        await PressAsync(visit, "Look at what would come in");
        await Assertions.Expect(visit.Page.GetByText("12 rows are wrong, so nothing can be imported.")).ToBeVisibleAsync();
        _faults.AddRange(await visit.LookAsync("an import with rows that are wrong"));

        await ChooseAsync(visit, date: "month", series: "where");
        await PressAsync(visit, "Look again");
        await visit.Page.GetByText("The series", new() { Exact = true }).ClickAsync();
        _faults.AddRange(await visit.LookAsync("an import with nothing wrong"));

        await PressAsync(visit, "Import 12 values");
        _faults.AddRange(await visit.LookAsync("a finished import"));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Undo this import" }).ClickAsync();
        await visit.Page.GetByLabel("Why is it undone?").FillAsync("It was an example");
        await PressAsync(visit, "Undo import");
        _faults.AddRange(await visit.LookAsync("an import taken back"));
        NoFaults(visit);
    }

    private async Task SendEmptyAsync(Visit visit, string address)
    {
        var forms = await visit.Page.FormsAsync();
        for (var i = 0; i < forms.Length; i++)
        {
            if (!Looked.TryAdd($"{PatternOf(address)}, form {i} {PatternOf(forms[i])}", address))
                continue;
            await visit.Page.GotoAsync(address);
            // A form that asks for nothing was carried out when it was sent, and the page is another now.
            if ((await visit.Page.FormsAsync()).Length != forms.Length)
                break;
            _faults.AddRange(await visit.SendEmptyAsync(i, $"{address}, form {i + 1} sent empty,"));
        }
    }

    private void NoFaults(Visit visit)
    {
        visit.HasNone(_faults);
        Assert.DoesNotContain("[ERR]", Site.Output, StringComparison.Ordinal);
    }

    private static async Task ChooseAsync(Visit visit, string date, string series)
    {
        await visit.Page.GetByLabel("Date", new() { Exact = true }).SelectOptionAsync(date);
        await visit.Page.GetByLabel("Numerator").SelectOptionAsync("kept");
        await visit.Page.GetByLabel("Denominator").SelectOptionAsync("watched");
        await visit.Page.GetByLabel("Name of the series").SelectOptionAsync(series);
    }

    private static Task PressAsync(Visit visit, string button) => visit.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>An address without what is particular to one record: "/at/*/measures/*". A filtered list is one pattern, whatever it is filtered by.</summary>
    private static string PatternOf(string address)
    {
        var (path, query) = address.Split('?') is [var before, var after] ? (before, after) : (address, "");
        var names = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]).ToHashSet();
        var list = names.Overlaps(["as", "show", "measure", "after", "before"]) ? "list" : "";
        return $"{Particular().Replace(path, "$1*")}?{list}&{string.Join('&', names.Where(name => name is "elsewhere" or "filter" or "name"))}";
    }

    [GeneratedRegex("(^/at/|/measures/(?!start)|/definitions/(?!define)|/settings/places/(?!add)|/settings/people/(?!add)|/issues/|/imports/(?!new)|/thread/|/links/|/hand-overs/|/needs/(?!new)|/goals/(?!new)|/signals/|/escalations/|/huddles/|/projects/(?!new)|/cycles/(?!new)|/standards/(?!new)|(?<=^/standards/[^/]+)/v|/evidence/(?!new)|/statements/(?!new)|/packs/(?!new)|/frameworks/(?!load)|(?<=^/frameworks/[^/]+)/|/phase/|/actions/|/attach/|/attachments/|/pulse/|/coaching/(?!new))[^/]+")]
    private static partial Regex Particular();
}
