using Microsoft.EntityFrameworkCore;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Spc;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>Roll-up over the tree. Values by hand.</summary>
public class TogetherPageTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    /// <summary>90 of 100 and 1 of 20 are 91 of 120, 75.8%; the average of 90% and 5% would be 47.5%. In March a ward is missing, so March is a gap.</summary>
    [Fact]
    public async Task Numerators_and_denominators_are_added_and_a_missing_place_makes_a_gap()
    {
        var code = await Defined();
        await Measured(code, "ward-5", (1, 50, 100), (2, 90, 100), (3, 80, 100), (4, 80, 100));
        await Measured(code, "ward-7", (1, 10, 20), (2, 1, 20), (4, 20, 20));

        var page = (await (await world.As(world.Petra)).Get($"/at/medicine/measures/{code}/together")).Is(200);

        Assert.Equal(
            [
                "April 2026 | 83.3% | 100 of 120 | 2 of 2 | Not judged yet | –",
                "March 2026 | No value | 80 of 100 | 1 of 2 | Gap: a place is missing | –",
                "February 2026 | 75.8% | 91 of 120 | 2 of 2 | Not judged yet | –",
                "January 2026 | 50.0% | 60 of 120 | 2 of 2 | Not judged yet | –",
            ],
            page.Rows("All periods, newest first"));
        Assert.Contains("1 period is a gap", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Rows("Places in the order of the organisation").Count);
    }

    /// <summary>The closed ward counts for the months that it measured, and is no gap in those after.</summary>
    [Fact]
    public async Task A_ward_that_has_closed_stays_in_the_months_that_it_measured()
    {
        var code = await Defined();
        await Measured(code, "ward-8", (1, 10, 50), (2, 10, 50));
        await Measured(code, "ward-9", (1, 30, 50), (2, 30, 50), (3, 30, 50));
        var ward = await world.Ask(db => db.Nodes.AsNoTracking().SingleAsync(node => node.Code == "ward-8"));
        await world.Send(world.Rowan, new ClosePlace.Command { Place = "ward-8", Version = ward.Version, On = DateInput.From(new DateOnly(2026, 3, 1)), Reason = "Merged with ward 9" });

        var page = (await (await world.As(world.Petra)).Get($"/at/medicine/measures/{code}/together")).Is(200);

        Assert.Equal(
            ["March 2026 | 60.0% | 30 of 50 | 1 of 1 | Not judged yet | –", "February 2026 | 40.0% | 40 of 100 | 2 of 2 | Not judged yet | –", "January 2026 | 40.0% | 40 of 100 | 2 of 2 | Not judged yet | –"],
            page.Rows("All periods, newest first"));
        Assert.StartsWith("Ward 8, closed | January 2026 | February 2026", page.Rows("Places in the order of the organisation")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_grid_of_the_hospital_one_step_leads_to_all_wards_together_and_one_more_to_a_ward()
    {
        var grid = (await (await world.As(world.Petra)).Get("/at/medicine/measures")).Is(200);
        var together = (await grid.Follow("Hand hygiene")).Is(200);

        Assert.EndsWith("/measures/hand-hygiene/together", together.Address, StringComparison.Ordinal);
        Assert.NotNull(together.Document.QuerySelector("svg"));
        Assert.Contains("chart", (await together.Follow("Ward 7")).Is(200).Address + "chart", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_is_measured_the_page_says_so()
    {
        var code = await Defined();

        Assert.Contains("No place here has a value of this measure yet", (await (await world.As(world.Petra)).Get($"/at/medicine/measures/{code}/together")).Is(200).Text, StringComparison.Ordinal);
        (await (await world.As(world.Petra)).Get("/at/medicine/measures/no-such-measure/together")).Is(404);
    }

    private Task<string> Defined() => world.Measure(Measuring.Percentage("Drinks within reach") with { Numerator = "Patients with a drink within reach", Denominator = "Patients looked at", Direction = ImprovementDirection.Increase });

    private async Task Measured(string code, string ward, params (int Month, decimal Numerator, decimal Denominator)[] values)
    {
        await world.Send(world.Imogen, new StartMeasuring.Command { Place = ward, Measure = code });
        foreach (var (month, numerator, denominator) in values)
            await world.Send(world.Leila, new RecordValue.Command { Place = ward, Measure = code, Period = DateInput.From(new DateOnly(2026, month, 1)), Numerator = numerator, Denominator = denominator });
    }
}
