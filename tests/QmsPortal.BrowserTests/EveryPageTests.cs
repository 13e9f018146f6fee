using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;

namespace QmsPortal.BrowserTests;

/// <summary>Every page that people come to by its links, and every form of theirs sent empty: nothing may be wrong with any.</summary>
public sealed partial class EveryPageTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    // Pages of the same kind that are made of the same parts are looked at once, whoever comes to them.
    private static readonly ConcurrentDictionary<string, string> Looked = new();

    private readonly List<string> _faults = [];
    private readonly ITestOutputHelper? _output = TestContext.Current.TestOutputHelper;

    // Beyond what the links lead to: what is empty, what is not there, and the place with figures of others.
    [Theory]
    [InlineData(null, "/", "/sign-in", "/demonstration", "/no-such-page")]
    [InlineData("amara.nwosu@riverside.example", "/", "/no-such-page", "/at/no-such-ward", "/settings", "/at/england-published-data/measures", "/at/england-published-data")]
    [InlineData("joy.okoro@riverside.example", "/", "/at/ward-9/issues?show=over", "/raise?at=ward-7&elsewhere=yes")]
    [InlineData("imogen.hartley@riverside.example", "/", "/places?filter=zebra", "/at/medicine/measures?show=will-miss")]
    [InlineData("petra.lindqvist@riverside.example", "/", "/at/surgery/overview", "/at/older-peoples-care/measures")]
    [InlineData("rowan.ellis@riverside.example", "/", "/settings/people?name=zebra", "/settings/places/ward-7")]
    public async Task No_fault_is_found_on_any_page(string? who, params string[] starts)
    {
        var visit = await VisitAsync(signedInAs: who);
        var page = visit.Page;
        var known = new HashSet<string>(starts.Select(PatternOf));
        var waiting = new Queue<string>(starts);
        while (waiting.TryDequeue(out var address))
        {
            await page.GotoAsync(address);
            // Whoever is not signed in is led to the sign-in page from everywhere.
            if (address != "/" && PatternOf(new Uri(page.Url).PathAndQuery) != PatternOf(address))
                continue;
            foreach (var link in await page.LinksAsync())
                if (known.Add(PatternOf(link)))
                    waiting.Enqueue(link);
            if (await IsNewAsync(page, address))
                await LookAsync(visit, address);
            await SendEmptyAsync(visit, address);
        }

        Assert.True(_faults.Count == 0, $"{_faults.Count} faults\n{string.Join('\n', _faults)}");
        visit.NothingWasComplainedOf();
        Assert.DoesNotContain("[ERR]", Site.Output, StringComparison.Ordinal);
    }

    private static async Task<bool> IsNewAsync(IPage page, string address) => Looked.TryAdd(PatternOf(address) + await page.KindsAsync(), address);

    private async Task SendEmptyAsync(Visit visit, string address)
    {
        var forms = await visit.Page.FormsAsync();
        for (var i = 0; i < forms.Length; i++)
        {
            if (!Looked.TryAdd($"{PatternOf(address)} form {i} {PatternOf(forms[i])}", address))
                continue;
            await visit.Page.GotoAsync(address);
            await visit.Page.SendEmptyAsync(i);
            Note($"{address}, form {i + 1} sent empty", await visit.Page.ProblemsAsync());
            await LookAsync(visit, $"{address}, form {i + 1} sent empty");
        }
    }

    private async Task LookAsync(Visit visit, string where)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var page = visit.Page;
        Note($"{where}", await page.HeadingAsync());
        Note($"{where} at 1280", [.. await page.AxeAsync(), .. await page.TargetsAsync(), .. await page.SidewaysAsync()]);
        await visit.ResizeAsync(360, 740);
        Note($"{where} at 360", [.. await page.AxeAsync(), .. await page.TargetsAsync(), .. await page.SidewaysAsync()]);
        await visit.ResizeAsync(320, 740);
        Note($"{where} at 320", await page.SidewaysAsync());
        await visit.ResizeAsync(1280, 800);
        _output?.WriteLine($"{clock.ElapsedMilliseconds} ms {where}");
    }

    private void Note(string where, IEnumerable<string> faults) => _faults.AddRange(faults.Select(fault => $"{where}: {fault}"));

    /// <summary>An address without what is particular to one record: "/at/*/measures/*". A filtered list is one pattern, whatever it is filtered by.</summary>
    private static string PatternOf(string address)
    {
        var (path, query) = address.Split('?') is [var before, var after] ? (before, after) : (address, "");
        var names = query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')[0]).ToHashSet();
        var list = names.Overlaps(["as", "show", "measure", "after", "from", "before"]) ? "list" : "";
        return $"{Particular().Replace(path, "$1*")}?{list}&{string.Join('&', names.Where(name => name is "elsewhere" or "filter" or "name"))}";
    }

    [GeneratedRegex(@"((?<=^)/at/|/measures/(?!start)|/definitions/(?!define)|/settings/places/(?!add)|/settings/people/(?!add)|/issues/|/imports/(?!new))[^/]+")]
    private static partial Regex Particular();
}
