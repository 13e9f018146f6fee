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
            await PressAsync("Tab");
            Visit.None(await page.FocusAsync(), $"faults at {page.Url}");
            var here = await page.EvaluateAsync<string>(NameOfFocus);
            if (here == name)
                return;
            passed.Add(here);
        }

        Assert.Fail($"{page.Url}: Tab does not come to “{name}” but to {string.Join(", ", passed.Select(stop => $"“{stop}”"))}");
    }

    /// <summary>A key that leads to another page may never be said to have been pressed. What it led to is what is looked at.</summary>
    public async Task PressAsync(string key)
    {
        var pressed = page.Keyboard.PressAsync(key);
        await Task.WhenAny(pressed, Task.Delay(Demonstration.Patience / 4));
        if (pressed.IsCompleted)
            await pressed;
    }

    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Goes on by a link or a button, and waits for where it leads.</summary>
    public async Task FollowAsync(string name, string key = "Enter")
    {
        await TabToAsync(name);
        await PressAsync(key);
    }
}
