using Microsoft.Playwright;

namespace QmsPortal.BrowserTests.Support;

/// <summary>Looks at the page that is open, with axe and with checks of our own, and says what is wrong in sentences.</summary>
internal static class PageChecks
{
    private static readonly string Axe = Resource("axe.js");
    private static readonly string Own = Resource("page-checks.js");

    private const string RunAxe = """
        async () => {
          const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
          const { violations } = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
          return violations.flatMap((rule) => rule.nodes.slice(0, 3).map((node) =>
            `axe ${rule.id} (${rule.help}): ${node.target.join(" ")}\n      ${node.html.slice(0, 200)}\n      ${node.any.concat(node.all, node.none).map((check) => check.message).slice(0, 2).join("; ")}`));
        }
        """;

    extension(IPage page)
    {
        public async Task<string[]> AxeAsync()
        {
            if (!await Answered(() => page.EvaluateAsync<bool>("() => 'axe' in window")))
                await Answered(() => page.EvaluateAsync<object?>(Axe));
            return await Answered(() => page.EvaluateAsync<string[]>(RunAxe));
        }

        public Task<string[]> HeadingAsync() => page.CheckAsync<string[]>("heading()");

        public Task<string[]> SidewaysAsync() => page.CheckAsync<string[]>("sideways()");

        public Task<string[]> TargetsAsync() => page.CheckAsync<string[]>("targets()");

        public Task<string[]> ProblemsAsync() => page.CheckAsync<string[]>("problems()");

        /// <summary>Whether what has focus shows it, and can be seen.</summary>
        public Task<string[]> FocusAsync() => page.CheckAsync<string[]>("focus()");

        public Task<string> KindsAsync() => page.CheckAsync<string>("kinds()");

        public Task<string[]> LinksAsync() => page.CheckAsync<string[]>("links()");

        public Task<string[]> FormsAsync() => page.CheckAsync<string[]>("forms()");

        public async Task SendEmptyAsync(int form)
        {
            await page.CheckAsync<object?>($"sendEmpty({form})");
            // The checks go with the page they were put in: without them, the answer is there.
            await page.WaitForFunctionAsync("() => !('pageChecks' in window) && document.readyState === 'complete'");
        }

        private async Task<T> CheckAsync<T>(string check)
        {
            if (!await Answered(() => page.EvaluateAsync<bool>("() => 'pageChecks' in window")))
                await Answered(() => page.EvaluateAsync<object?>(Own));
            return await Answered(() => page.EvaluateAsync<T>($"() => pageChecks.{check}"));
        }
    }

    /// <summary>A browser asked while it goes from one page to the next may never answer; asked again, it does.</summary>
    private static async Task<T> Answered<T>(Func<Task<T>> ask)
    {
        for (var again = 2; ; again--)
        {
            try
            {
                return await ask().WaitAsync(Demonstration.Patience);
            }
            catch (TimeoutException) when (again > 0)
            {
            }
        }
    }

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(PageChecks).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
