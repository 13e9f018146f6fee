using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>Of rare events people ask how long there has been none.</summary>
public class DaysSinceTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public void The_days_are_counted_from_the_last_event_to_today()
    {
        var events = new MeasureDefinition(Guid.NewGuid(), "Falls", "Falls", "Days between falls", null, 1, "days", ImprovementDirection.Increase, ChartKind.T, Period.Day);
        var today = new DateOnly(2026, 5, 5);

        Assert.Equal("The last one was today", Periods.Since(events, today, today));
        Assert.Equal("1 day since the last one", Periods.Since(events, new DateOnly(2026, 5, 4), today));
        // 28 days of February, 31 of March, 30 of April and 5 of May, from the last day of January.
        Assert.Equal("94 days since the last one", Periods.Since(events, new DateOnly(2026, 1, 31), today));
        Assert.Null(Periods.Since(new MeasureDefinition(Guid.NewGuid(), "Meals", "Meals", "Late", null, 1, "meals", ImprovementDirection.Decrease, ChartKind.Xmr, Period.Day), new DateOnly(2026, 5, 1), today));
    }

    [Fact]
    public async Task They_stand_on_the_board_in_the_list_and_on_the_wall()
    {
        var code = await world.Measure(Measuring.Count("A fall with harm") with { ShortName = "Falls with harm: days", Numerator = "Days since the fall before", Unit = "days", Direction = ImprovementDirection.Increase, Chart = ChartKind.T, Every = Period.Day }, world.Ward9);
        await world.Value(world.Ward9, code, new DateOnly(2026, 3, 20), 30);
        await world.Value(world.Ward9, code, new DateOnly(2026, 4, 23), 34);

        var kofi = await world.As(world.Kofi);

        // 23 April to 5 May.
        foreach (var page in new[] { "", "/measures", "/wall" })
            Assert.Contains("12 days since the last one", (await kofi.Get($"/at/ward-9{page}")).Is(200).Text, StringComparison.Ordinal);
    }
}
