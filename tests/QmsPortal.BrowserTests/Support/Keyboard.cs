using Microsoft.Playwright;
using Xunit;

namespace QmsPortal.BrowserTests.Support;

/// <summary>A person without a mouse. At every stop on the way, focus must be seen and must not be hidden.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostStops = 80;

    private const string NameOfFocus = """
        () => {
          const here = document.activeElement;
          const words = here.getAttribute("aria-label") ?? here.labels?.[0]?.innerText ?? here.innerText;
          return (words ?? "").trim().replace(/\s+/g, " ");
        }
        """;

    /// <summary>Tab by tab until the control or link of this name has focus.</summary>
    public async Task TabToAsync(string name)
    {
        var passed = new List<string>();
        while (passed.Count < MostStops)
        {
            await page.Keyboard.PressAsync("Tab");
            Visit.None(await page.FocusAsync(), $"faults at {page.Url}");
            var here = await page.EvaluateAsync<string>(NameOfFocus);
            if (here == name)
                return;
            passed.Add(here);
        }

        Assert.Fail($"{page.Url}: Tab does not come to “{name}” but to {string.Join(", ", passed.Select(stop => $"“{stop}”"))}");
    }

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Goes on by a link or a button, and waits for where it leads.</summary>
    public async Task FollowAsync(string name, string key = "Enter")
    {
        await TabToAsync(name);
        await PressAsync(key);
    }
}
