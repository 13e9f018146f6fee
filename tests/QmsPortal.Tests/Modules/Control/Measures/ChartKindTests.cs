using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>Domain §2.10: the charts a measure can be drawn with. Limits by hand.</summary>
public class ChartKindTests
{
    private static readonly Entry Entered = new(Guid.NewGuid(), new DateTimeOffset(2026, 5, 5, 7, 0, 0, TimeSpan.Zero));

    /// <summary>Domain §2.10 (f): 14 weeks, 10 of 100 each but the last, 2 of 20: mean 10%, standard deviation 3% for 100 and 6.708% for 20.</summary>
    [Fact]
    public void Toy_test_f_unequal_denominators_give_stepped_limits()
    {
        var series = Weeks(ChartKind.P, [.. Enumerable.Repeat((10m, (decimal?)100m), 13), (2m, 20m)]);

        var chart = series.Chart();

        Near(10, chart.Points[0].Centre);
        Near(1, chart.Points[0].LowerLimit);
        Near(19, chart.Points[0].UpperLimit);
        Near(0, chart.Points[13].LowerLimit);
        Near(10 + 300 * Math.Sqrt(0.1 * 0.9 / 20), chart.Points[13].UpperLimit);
        Assert.True(Assert.Single(chart.Phases).LimitsVary);
        var plot = MeasurePlot.Of(series, chart, "Bells", "");
        Assert.Equal([(0, 12, false), (13, 13, true)], plot.Phases.Select(step => (step.First, step.Last, step.Continues)));
    }

    [Theory]
    [InlineData(ImprovementDirection.Increase, Variation.ImprovementHigh)]
    [InlineData(ImprovementDirection.Decrease, Variation.ConcernHigh)]
    [InlineData(ImprovementDirection.Neutral, Variation.NeutralHigh)]
    public void A_point_beyond_a_limit_is_judged_by_the_direction_that_is_better(ImprovementDirection direction, Variation expected)
    {
        var series = Weeks(ChartKind.P, [.. Enumerable.Range(0, 14).Select(i => (i % 2 == 0 ? 9m : 11m, (decimal?)100m)), (40m, 100m)], direction);

        Assert.Equal(expected, series.Chart().Variation);
        Assert.Contains("above the upper limit", WhyMarked.Words(series.Definition, series.Chart(), 14), StringComparison.Ordinal);
    }

    [Fact]
    public void Twelve_values_are_too_few_and_show_no_limits()
    {
        var series = Weeks(ChartKind.P, [.. Enumerable.Repeat((10m, (decimal?)100m), 11), (90m, 100m)]);

        var chart = series.Chart();

        Assert.Equal((Variation.NotEnoughData, false, "12 of 13"), (chart.Variation, chart.HasEnoughData, $"{chart.Counted} of {chart.MinimumPoints}"));
        Assert.All(chart.Points, point => Assert.Null(point.UpperLimit));
        Assert.Empty(chart.Signals);
        Assert.Contains("Too few points", series.Summary.Sentence, StringComparison.Ordinal);
    }

    /// <summary>The mean of 14 weeks of 10 in 100 is 10%: limits 1% and 19%, so 20% is beyond and 19% on the limit, which is inside.</summary>
    [Theory]
    [InlineData(25, Spc.Assurance.ConsistentlyFail)]
    [InlineData(15, Spc.Assurance.HitAndMiss)]
    [InlineData(1, Spc.Assurance.ConsistentlyPass)]
    public void A_target_is_held_against_the_limits_at_the_latest_value(int target, Spc.Assurance expected)
    {
        var series = Weeks(ChartKind.P, Enumerable.Repeat((10m, (decimal?)100m), 14));
        series.SetTarget(Guid.NewGuid(), target, new DateOnly(2025, 1, 1), Entered.By, Entered.At);

        Assert.Equal(expected, series.Chart().Assurance);
    }

    [Fact]
    public void A_week_without_cases_has_no_value_and_no_limits()
    {
        var chart = Weeks(ChartKind.U, [.. Enumerable.Repeat((4m, (decimal?)100m), 7), (0m, 0m), .. Enumerable.Repeat((4m, (decimal?)100m), 7)], unit: "per 100").Chart();

        Assert.Equal((null, null, 14), (chart.Points[7].Value, chart.Points[7].UpperLimit, chart.Counted));
        Near(4, chart.Points[8].Value);
    }

    /// <summary>Mean 16 falls: limits 16 ± 3 × 4.</summary>
    [Fact]
    public void Counts_have_limits_of_three_square_roots()
    {
        var chart = Weeks(ChartKind.C, Enumerable.Repeat((16m, (decimal?)null), 13)).Chart();

        Near(4, chart.Points[5].LowerLimit);
        Near(28, chart.Points[5].UpperLimit);
    }

    [Fact]
    public void Rare_events_stand_one_beside_the_other_whatever_lies_between()
    {
        var series = new MeasureSeries(Guid.NewGuid(), Of(ChartKind.T, ImprovementDirection.Increase, "days"), Guid.NewGuid(), "");
        foreach (var day in new[] { 0, 3, 40, 41, 200 })
            series.Record(Guid.NewGuid(), new DateOnly(2025, 1, 1).AddDays(day), day + 1, null, Entered);

        Assert.Equal(5, series.Chart().Points.Count);
        Assert.Equal("Time between events must be more than 0", series.Definition.Fault(0, null));
    }

    [Theory]
    [InlineData(ChartKind.P, true, false, Period.Week, "A p chart is for percentages. Choose a u chart for a rate")]
    [InlineData(ChartKind.UPrime, false, false, Period.Week, "This chart needs a denominator. For a plain count choose a c chart")]
    [InlineData(ChartKind.C, true, false, Period.Week, "This chart is for plain counts and takes no denominator")]
    [InlineData(ChartKind.T, false, false, Period.Week, "A chart of rare events is measured by day: one value for each event")]
    [InlineData(ChartKind.PPrime, true, true, Period.Month, null)]
    [InlineData(ChartKind.Xmr, true, false, Period.Month, null)]
    public void Not_every_chart_suits_every_measure(ChartKind chart, bool hasDenominator, bool isPercentage, Period every, string? fault) =>
        Assert.Equal(fault, ChartKinds.Fault(chart, hasDenominator, isPercentage, every));

    /// <summary>Values that jump between 5% and 15% of 1,000 by turns: far more than chance, whose standard deviation is under 1%.</summary>
    [Fact]
    public void Help_with_the_choice_names_the_chart_and_the_figure()
    {
        var wild = Weeks(ChartKind.P, Enumerable.Range(0, 24).Select(i => (i % 2 == 0 ? 50m : 150m, (decimal?)1000m)));
        var calm = Weeks(ChartKind.P, Enumerable.Range(0, 24).Select(i => (i % 2 == 0 ? 9m : 11m, (decimal?)100m)));

        Assert.Contains("A p′ chart would suit them better than a p chart.", AdviceWords.Of(wild), StringComparison.Ordinal);
        Assert.Null(AdviceWords.Of(calm));
    }

    private static MeasureSeries Weeks(ChartKind chart, IEnumerable<(decimal Numerator, decimal? Denominator)> values, ImprovementDirection direction = ImprovementDirection.Increase, string? unit = null)
    {
        var series = new MeasureSeries(Guid.NewGuid(), Of(chart, direction, unit ?? (chart.NeedsPercentage ? "%" : "falls")), Guid.NewGuid(), "");
        var week = new DateOnly(2026, 1, 5);
        foreach (var (numerator, denominator) in values)
        {
            series.Record(Guid.NewGuid(), week, numerator, denominator, Entered);
            week = week.AddDays(7);
        }

        series.Refresh();
        return series;
    }

    private static MeasureDefinition Of(ChartKind chart, ImprovementDirection direction, string unit) => chart.NeedsDenominator
        ? Measures.Definition(unit: unit, denominator: "All", multiplier: 100, direction: direction, chart: chart)
        : Measures.Definition(unit: unit, denominator: null, multiplier: 1, direction: direction, chart: chart, every: chart.IsOfEvents ? Period.Day : Period.Week);

    private static void Near(double expected, double? actual) => Assert.InRange(actual!.Value, expected - 1e-9, expected + 1e-9);
}
