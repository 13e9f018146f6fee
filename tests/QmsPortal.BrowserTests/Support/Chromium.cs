using Microsoft.Playwright;

namespace QmsPortal.BrowserTests.Support;

/// <summary>The system's own Chromium. Without one the tests fail, since they would prove nothing.</summary>
internal sealed class Chromium(IPlaywright playwright, IBrowser browser) : IAsyncDisposable
{
    // The same names, in the same order, as script/test looks for.
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    public IBrowser Browser { get; } = browser;

    public static async Task<Chromium> StartAsync()
    {
        var program = Find() ?? throw new InvalidOperationException(
            $"The browser tests need Chromium, and no folder on the PATH holds {string.Join(" or ", Names)}. Install it (on Debian, as root: apt-get install chromium) and try again.");
        var playwright = await Playwright.CreateAsync();
        return new Chromium(playwright, await playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Args = Flags() }));
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright.Dispose();
    }

    private static string? Find() => (
        from name in Names
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        let program = Path.Combine(folder, name)
        where File.Exists(program)
        select program).FirstOrDefault();

    private static string[] Flags()
    {
        string[] quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
        // Chromium's sandbox refuses root.
        return Environment.IsPrivilegedProcess ? ["--no-sandbox", .. quiet] : quiet;
    }
}
