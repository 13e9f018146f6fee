using Microsoft.Playwright;
using Xunit;

namespace QmsPortal.BrowserTests.Support;

/// <summary>A test that opens visits to the site. When it fails, each visit's last picture and the site's output are kept in TestResults.</summary>
public abstract class BrowserTest(Demonstration demonstration) : IAsyncLifetime
{
    /// <summary>Milliseconds after which a test has failed: one that waits for ever would keep the whole run waiting.</summary>
    public const int Longest = 240_000;

    /// <summary>Over all pages that a person comes to, of which there are more with each feature.</summary>
    public const int LongestCrawl = 480_000;

    private readonly List<Visit> _visits = [];

    internal SiteProcess Site => demonstration.Site;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (TestContext.Current.TestState?.Result is TestResult.Failed)
            await KeepWhatWasSeenAsync();
        foreach (var visit in _visits)
            await visit.DisposeAsync();
    }

    internal async Task<Visit> VisitAsync(int width = 1280, int height = 800, bool script = true, string? signedInAs = null)
    {
        var context = await demonstration.Chromium.Browser.NewContextAsync(new()
        {
            BaseURL = Site.Address.ToString(),
            ViewportSize = new() { Width = width, Height = height },
            JavaScriptEnabled = script,
            Locale = "en-GB",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Demonstration.Patience.TotalMilliseconds);
        var visit = new Visit(context, await context.NewPageAsync(), Site.Address);
        _visits.Add(visit);
        if (signedInAs is not null)
            await visit.SignInAsync(signedInAs);
        return visit;
    }

    private async Task KeepWhatWasSeenAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "TestResults")).FullName;
        var name = string.Concat((TestContext.Current.Test?.TestDisplayName ?? "test").Replace("QmsPortal.BrowserTests.", "", StringComparison.Ordinal).Take(100).Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        await File.WriteAllTextAsync(Path.Combine(folder, $"{name}-site.log"), Site.Output);
        for (var i = 0; i < _visits.Count; i++)
            await _visits[i].Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{i + 1}.png"), FullPage = true });
    }
}
