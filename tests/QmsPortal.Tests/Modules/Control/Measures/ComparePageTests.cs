using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>Domain §2.10: comparison across wards for one period. Values by hand.</summary>
public class ComparePageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    /// <summary>Of three wards with 100 cases each, 50, 50 and 95 have it. All together 195 of 300, 65%. On the arcsine scale a ward of 100 strays by 3.09 × 0.05 = 0.1545: 49.8% to 78.8%; 95% is beyond.</summary>
    [Fact]
    public async Task A_place_that_differs_by_more_than_chance_is_told_in_the_order_of_the_organisation()
    {
        var code = await Measured(("ward-5", 50), ("ward-6", 95), ("ward-7", 50));

        var page = (await (await world.As(world.Amara)).Get($"/at/ward-7/measures/{code}/compare")).Is(200);

        Assert.StartsWith("1 place differs from the others by more than chance explains. All together: 65.0%, over 3 places.", page.Text[page.Text.IndexOf("1 place", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var rows = page.Rows("Places in the order of the organisation");
        Assert.Equal(["Ward 5", "Ward 6", "Ward 7"], rows.Select(row => row.Split(" | ")[0]));
        Assert.Equal("Ward 6 | 95.0% | 95 of 100 | 49.8% to 78.8% | Higher than chance explains", rows[1]);
        Assert.EndsWith("No more than chance", rows[0], StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll(".qms-mark--improvement"));

        // Such wards differ among each other: with ranges widened for that, nobody stands out.
        Assert.Contains("No place differs from the others", (await page.Follow("Widened ranges")).Is(200).Text, StringComparison.Ordinal);

        var before = (await page.Follow("Earlier")).Is(200);
        Assert.Contains("Fewer than two places have a value for this period", before.Text, StringComparison.Ordinal);
        Assert.All(before.Rows("Places in the order of the organisation"), row => Assert.EndsWith("No value for this period", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Places_of_the_demonstration_are_compared_from_the_page_of_the_chart()
    {
        var page = await (await (await world.As(world.Petra)).Get("/at/ward-7/measures/hand-hygiene")).Follow("Compare all places");

        Assert.True(page.Rows("Places in the order of the organisation").Count > 10);
        Assert.Contains("never a ranking", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public async Task A_day_that_no_value_can_have_is_as_if_none_was_asked_for(string day)
    {
        var amara = await world.As(world.Amara);

        Assert.Equal((await amara.Get("/at/ward-7/measures/hand-hygiene/compare")).Text, (await amara.Get($"/at/ward-7/measures/hand-hygiene/compare?period={day}")).Is(200).Text);
    }

    private async Task<string> Measured(params (string Ward, decimal Numerator)[] wards)
    {
        var code = await world.Send(world.Imogen, new DefineMeasure.Command
        {
            Title = "Drinks within reach",
            ShortName = "Drinks within reach",
            Numerator = "Patients with a drink within reach",
            Denominator = "Patients looked at",
            Multiplier = 100,
            Unit = "%",
            Direction = ImprovementDirection.Increase,
            Chart = ChartKind.P,
            Every = Period.Month,
        });
        foreach (var (ward, numerator) in wards)
        {
            await world.Send(world.Imogen, new StartMeasuring.Command { Place = ward, Measure = code });
            await world.Send(world.Leila, new RecordValue.Command { Place = ward, Measure = code, Period = DateInput.From(new DateOnly(2026, 4, 1)), Numerator = numerator, Denominator = 100 });
        }

        return code;
    }
}
