using Microsoft.Playwright;
using QmsPortal.BrowserTests.Support;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace QmsPortal.BrowserTests;

public sealed class MonthTests(Demonstration demonstration) : BrowserTest(demonstration)
{
    [Fact(Timeout = Longest)]
    public async Task A_column_of_a_month_is_typed_with_enter_and_the_arrows_and_its_end_leads_to_the_button()
    {
        var visit = await VisitAsync(signedInAs: "amara.nwosu@riverside.example");
        var (page, keyboard) = (visit.Page, new Keyboard(visit.Page));
        await page.GotoAsync("/at/ward-7/measures/month");
        var column = page.Locator("input[name$='.Numerator']");
        var count = await column.CountAsync();
        Assert.True(count > 2);

        await column.First.FocusAsync();
        for (var row = 0; row < count; row++)
        {
            await Expect(column.Nth(row)).ToBeFocusedAsync();
            await keyboard.TypeAsync($"{row + 1}");
            await keyboard.PressAsync("Enter");
        }

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Save values" })).ToBeFocusedAsync();
        await column.Last.FocusAsync();
        await keyboard.PressAsync("ArrowUp");
        await Expect(column.Nth(count - 2)).ToBeFocusedAsync();
        // What stands there is chosen whole, so that typing replaces it.
        await keyboard.TypeAsync("7");
        await Expect(column.Nth(count - 2)).ToHaveValueAsync("7");
        await keyboard.PressAsync("ArrowDown");
        await Expect(column.Last).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Enter");
        visit.NothingWasComplainedOf();
    }
}
