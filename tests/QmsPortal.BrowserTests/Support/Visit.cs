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
            if (message.Type is "error" or "warning" && !IsRefusalOfAPage(message))
                Complain($"the console says: {message.Text}");
        };
        page.Crash += (_, _) => Complain("the page crashed");
    }

    public IPage Page { get; }

    /// <summary>Requests to other hosts, failed scripts, breaches of the content security policy, missing files.</summary>
    public void NothingWasComplainedOf()
    {
        lock (_complaints)
            Assert.Empty(_complaints);
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

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    // A form that is refused is answered with 400 or 422, a page that is not there with 404: the console notes it, rightly.
    private static bool IsRefusalOfAPage(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource: the server responded with a status of 4", StringComparison.Ordinal)
        && message.Location.Split(':', 4) is [_, _, _, ..] && !Path.HasExtension(message.Location.Split('?')[0].TrimEnd(':', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));

    private void Complain(string what)
    {
        lock (_complaints)
            _complaints.Add($"{Page.Url}: {what}");
    }
}
