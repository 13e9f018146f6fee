using Microsoft.Playwright;
using QmsPortal.Data.Seeds;
using Xunit;

namespace QmsPortal.BrowserTests.Support;

/// <summary>One person at one browser window. What the browser complains of on the way is remembered.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Visit(IBrowserContext context, IPage page, Uri site)
    {
        (_context, Page) = (context, page);
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(site.ToString(), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                Complain($"a request leaves the site: {request.Method} {request.Url}");
        };
        page.PageError += (_, error) => Complain($"a script failed: {error}");
        page.Console += (_, message) =>
        {
            // A refused form is answered with 400 and a page that is not there with 404: the console notes that too, and rightly.
            if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource: the server responded", StringComparison.Ordinal))
                Complain($"the console says: {message.Text}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500 || (response.Status >= 400 && response.Request.ResourceType != "document"))
                Complain($"{response.Request.Method} {response.Url} is answered with {response.Status}");
        };
        page.Crash += (_, _) => Complain("the page crashed");
    }

    public IPage Page { get; }

    /// <summary>Requests to other hosts, failed scripts, breaches of the content security policy, missing files.</summary>
    public void NothingWasComplainedOf()
    {
        lock (_complaints)
            None(_complaints, "complaints of the browser");
    }

    public async Task SignInAsync(string email)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("E-mail address").FillAsync(email);
        await Page.GetByLabel("Password").FillAsync(Trust.Password);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/sign-in"));
    }

    public async Task ResizeAsync(int width, int height) => await Page.SetViewportSizeAsync(width, height);

    /// <summary>All that is wrong with the open page on a wide screen and on a phone, in sentences.</summary>
    public Task<IReadOnlyList<string>> LookAsync(string where) => LookAsync(where, 1280, 360, 320);

    private async Task<IReadOnlyList<string>> LookAsync(string where, params int[] widths)
    {
        var faults = new List<string>();
        var before = Page.ViewportSize!;
        foreach (var width in widths)
        {
            await ResizeAsync(width, width > 1000 ? 800 : 740);
            string[] found = [.. await Page.HeadingAsync(), .. await Page.SidewaysAsync()];
            if (width > 320)
                found = [.. found, .. await Page.TargetsAsync(), .. await Page.AxeAsync()];
            faults.AddRange(found.Select(fault => $"{where} at {width} px: {fault}"));
        }

        await ResizeAsync(before.Width, before.Height);
        return faults;
    }

    /// <summary>Sends a form with nothing in it, and says all that is wrong with the answer.</summary>
    public async Task<IReadOnlyList<string>> SendEmptyAsync(int form, string where)
    {
        await Page.SendEmptyAsync(form);
        var unsaid = (await Page.ProblemsAsync()).Select(fault => $"{where} {fault}").ToList();
        // The page was looked at wide before it was sent; an error has the least room on a phone.
        return [.. unsaid, .. await LookAsync(where, 360, 320)];
    }

    public async Task HasNoFaultAsync() => HasNone(await LookAsync(new Uri(Page.Url).PathAndQuery));

    public void HasNone(IReadOnlyList<string> faults)
    {
        None(faults, "faults");
        NothingWasComplainedOf();
    }

    /// <summary>Says all of them in full, each on its line: an assertion about an empty list would cut them short.</summary>
    public static void None(IReadOnlyCollection<string> sentences, string kind) =>
        Assert.True(sentences.Count == 0, $"{sentences.Count} {kind}\n{string.Join('\n', sentences)}");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private void Complain(string what)
    {
        lock (_complaints)
            _complaints.Add($"{Page.Url}: {what}");
    }
}
