using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>A ward's month typed on one page.</summary>
public class MonthPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private static readonly DateOnly April = new(2026, 4, 1);

    [Fact]
    public async Task What_is_filled_in_is_recorded_and_what_is_left_empty_stays_to_be_entered()
    {
        var (title, code) = await Measured(Period.Week);
        var page = await Opened();

        // Weeks that begin in April 2026: Mondays 6, 13, 20 and 27.
        Assert.Equal(4, page.Document.QuerySelectorAll($"input[name$='.Measure'][value='{code}']").Length);
        var saved = (await page.Submit("Save values", ($"{title}, week to 12 Apr 2026: Meals late", "3"), ($"{title}, week to 12 Apr 2026: Meals served", "60"), ($"{title}, week to 26 Apr 2026: Meals late", "0"), ($"{title}, week to 26 Apr 2026: Meals served", "50"))).Is(200);

        Assert.Contains("2 values added", saved.Text, StringComparison.Ordinal);
        Assert.Equal(2, saved.Document.QuerySelectorAll($"input[name$='.Measure'][value='{code}']").Length);
        Assert.Contains("3 of 60 (5.0%)", saved.Text, StringComparison.Ordinal);
        var series = await world.Send(world.Amara, new ShowMeasure.Query(world.Ward7, code));
        Assert.Equal(["0.0%", "No value", "5.0%"], series.Points.Select(point => point.Value));
    }

    [Fact]
    public async Task A_wrong_row_is_named_keeps_what_was_typed_and_nothing_is_saved()
    {
        var (title, code) = await Measured(Period.Month);
        var page = await Opened();

        var refused = (await page.Submit("Save values", ($"{title}, April 2026: Meals late", "70"), ($"{title}, April 2026: Meals served", "60"))).Is(400);

        Assert.Equal(["Numerator 70 is larger than denominator 60. Check both"], refused.Summary);
        Assert.Equal("70", refused.Document.QuerySelector(".nhsuk-input--error")?.GetAttribute("value"));
        Assert.Empty((await world.Send(world.Amara, new ShowMeasure.Query(world.Ward7, code))).Points);

        Assert.Equal(["Enter the numerator, or empty the row"], (await refused.Submit("Save values", ($"{title}, April 2026: Meals late", null), ($"{title}, April 2026: Meals served", "60"))).Is(400).Summary);
        Assert.Equal(["No value is filled in. Enter at least one, or go back."], (await (await Opened()).Submit("Save values")).Summary);
    }

    [Fact]
    public async Task A_value_that_somebody_entered_meanwhile_stays_and_is_named()
    {
        var (title, code) = await Measured(Period.Month);
        var page = await Opened();
        await world.Send(world.Leila, new RecordValue.Command { Place = world.Ward7, Measure = code, Period = DateInput.From(April), Numerator = 1, Denominator = 50 });

        var refused = await page.Submit("Save values", ($"{title}, April 2026: Meals late", "7"), ($"{title}, April 2026: Meals served", "60"));

        Assert.Contains($"{title}, April 2026: somebody has entered a value already.", refused.Summary.Single(), StringComparison.Ordinal);
        Assert.Equal(1, (await world.Send(world.Amara, new ShowMeasure.Query(world.Ward7, code))).Points.Single().Numerator);
    }

    /// <summary>Whoever saves second is told so; two that wait for each other would both be told to come back later.</summary>
    [Fact]
    public async Task Months_saved_by_many_at_once_never_wait_for_each_other_in_a_ring()
    {
        var codes = new List<string>();
        for (var i = 0; i < 8; i++)
            codes.Add((await Measured(Period.Month)).Code);
        RecordMonth.Command Month(IEnumerable<string> inOrder) => new() { Place = world.Ward7, Month = April, Cells = [.. inOrder.Select(code => new RecordMonth.Cell { Measure = code, Period = April, Numerator = 1, Denominator = 50 })] };
        var before = await Rings();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(async () => await Record.ExceptionAsync(async () => await world.Send(world.Amara, Month(i % 2 == 0 ? codes : Enumerable.Reverse(codes)))))));

        Assert.Single(answers, answer => answer is null);
        Assert.Equal(before, await Rings());

        Task<long> Rings() => world.Ask(db => db.Database.SqlQuery<long>($"select deadlocks as \"Value\" from pg_stat_database where datname = current_database()").SingleAsync());
    }

    [Theory]
    [InlineData("2026-06-01")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_month_that_cannot_be_entered_is_as_if_none_was_asked_for(string month) =>
        Assert.Contains("Enter May 2026", (await (await world.As(world.Amara)).Get($"/at/ward-7/measures/month?month={month}")).Is(200).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Only_those_who_may_enter_values_are_led_there()
    {
        Assert.True((await (await world.As(world.Amara)).Get("/at/ward-7/measures")).HasLink("Enter a month"));
        Assert.False((await (await world.As(world.Petra)).Get("/at/ward-7/measures")).HasLink("Enter a month"));
        (await (await world.As(world.Petra)).Get("/at/ward-7/measures/month")).Is(403);
    }

    private async Task<Page> Opened() => (await (await world.As(world.Amara)).Get("/at/ward-7/measures/month?month=2026-04-01")).Is(200);

    private async Task<(string Title, string Code)> Measured(Period every)
    {
        var measure = Measuring.Percentage("Late meals") with { Every = every };
        return (measure.Title!, await world.Measure(measure, world.Ward7));
    }
}
