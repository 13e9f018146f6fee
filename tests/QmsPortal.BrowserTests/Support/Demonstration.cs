using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;

[assembly: AssemblyFixture(typeof(Demonstration))]

namespace QmsPortal.BrowserTests.Support;

/// <summary>
/// One site and one browser for the whole run. Tests share the trust it is planted with and nothing else: what a test adds
/// has words of its own, and no test relies on what another did.
/// </summary>
public sealed class Demonstration : IAsyncLifetime
{
    /// <summary>How long a page may take on a machine that is busy with other tests.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    internal SiteProcess Site { get; private set; } = null!;

    internal Chromium Chromium { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout((float)Patience.TotalMilliseconds);
        // The browser first: without one there is nothing to start a site for.
        Chromium = await Chromium.StartAsync();
        Site = await SiteProcess.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Chromium is not null)
            await Chromium.DisposeAsync();
        if (Site is not null)
            await Site.DisposeAsync();
    }
}
