namespace QmsPortal.Spc.Tests;

/// <summary>Numbers to be checked with a calculator: 10 and 12 in turn have mean 11, moving range 2 and limits 11 -+ 5.32.</summary>
public class XmrChartTests
{
    [Fact]
    public void Ten_and_twelve_in_turn_have_mean_11_and_limits_5_68_and_16_32()
    {
        var chart = XmrChart.Of(Given.Series(Given.TenTwelve(14)), Given.Xmr);

        var phase = Assert.Single(chart.Phases);
        Assert.Equal(11, phase.Centre!.Value, 1e-12);
        Assert.Equal(2, phase.MeanMovingRange!.Value, 1e-12);
        Assert.Equal(5.68, phase.LowerLimit!.Value, 1e-12);
        Assert.Equal(16.32, phase.UpperLimit!.Value, 1e-12);
        Assert.Equal(11 - 10.64 / 3, chart.Points[0].LowerTwoSigma!.Value, 1e-12);
        Assert.Equal(11 + 10.64 / 3, chart.Points[0].UpperTwoSigma!.Value, 1e-12);
        Assert.Equal((0, 13, 14, 13), (phase.First, phase.Last, phase.Counted, chart.IconPoint!.Value));
        Assert.Equal((Variation.CommonCause, null), (chart.Variation, chart.Assurance));
        Assert.Null(phase.Runs);
    }

    [Fact]
    public void The_mean_keeps_the_digits_that_a_plain_sum_loses() =>
        Assert.Equal(1, XmrChart.Of(Given.Series(1e16, 1, -1e16, 3), Given.Xmr).Phases[0].Centre);

    [Theory]
    [InlineData(16.32, false)]
    [InlineData(16.33, true)]
    public void Only_a_point_strictly_beyond_a_limit_is_marked(double last, bool marked)
    {
        var chart = XmrChart.Of(Given.Series([.. Given.TenTwelve(12), 10, last]), Given.Xmr with { FixAfterPoints = 12 });

        Assert.Equal(marked ? [SpecialCause.AboveUpperLimit] : [], chart.Points[^1].SpecialCauses);
    }

    [Fact]
    public void No_observations_give_a_chart_without_points()
    {
        var chart = XmrChart.Of([], Given.Xmr);

        Assert.Empty(chart.Points);
        Assert.Empty(chart.Phases);
        Assert.Equal((Variation.NotEnoughData, null, null), (chart.Variation, chart.Assurance, chart.IconPoint));
    }

    [Fact]
    public void Only_gaps_and_ghosts_give_a_chart_that_says_nothing()
    {
        var chart = XmrChart.Of([new(Given.Month(0), null, 5), new(Given.Month(1), 7, 5, Ghost: true)], Given.Xmr);

        Assert.All(chart.Points, point => Assert.Null(point.Centre));
        Assert.Equal([false, true], chart.Points.Select(point => point.Ghost));
        Assert.Equal((Variation.NotEnoughData, null, 0), (chart.Variation, chart.Assurance, chart.Counted));
    }

    [Fact]
    public void Below_the_minimum_there_is_a_mean_and_nothing_else()
    {
        var chart = XmrChart.Of(Given.Series([.. Given.TenTwelve(11), 90]).WithTarget(5), Given.Xmr);

        Assert.NotNull(chart.Points[0].Centre);
        Assert.Null(chart.Phases[0].MeanMovingRange);
        Assert.All(chart.Points, point => Assert.Equal((null, null, null), (point.LowerLimit, point.UpperTwoSigma, point.Judgement)));
        Assert.Equal((Variation.NotEnoughData, Assurance.NotEnoughData), (chart.Variation, chart.Assurance));
        Assert.False(chart.HasEnoughData);
    }

    [Fact]
    public void Screening_that_would_leave_no_variation_falls_back_and_says_so()
    {
        var step = Given.Series([.. Enumerable.Repeat<double?>(5, 10), .. Enumerable.Repeat<double?>(9, 10)]);

        var chart = XmrChart.Of(step, Given.Xmr with { ScreenOutliers = true });

        Assert.True(chart.Phases[0].UnscreenedFallback);
        Assert.Equal(7, chart.Phases[0].Centre!.Value, 1e-12);
        Assert.Equal(4.0 / 19, chart.Phases[0].MeanMovingRange!.Value, 1e-12);
    }

    [Fact]
    public void A_constant_series_keeps_its_own_lines_when_screened()
    {
        var chart = XmrChart.Of(Given.Series([.. Enumerable.Repeat<double?>(100, 15)]).WithTarget(100), Given.Xmr with { ScreenOutliers = true });

        Assert.False(chart.Phases[0].UnscreenedFallback);
        Assert.Equal((100.0, 100.0), (chart.Points[0].LowerLimit, chart.Points[0].UpperLimit));
        Assert.Equal((Variation.CommonCause, Assurance.ConsistentlyPass), (chart.Variation, chart.Assurance));
    }

    [Fact]
    public void A_baseline_cut_short_by_a_recalculation_says_so()
    {
        var settings = Given.Xmr with { FixAfterPoints = 12, RebaseDates = [Given.Month(10)] };

        var chart = XmrChart.Of(Given.Series(Given.TenTwelve(24)), settings);

        Assert.Equal([true, false], chart.Phases.Select(phase => phase.BaselineIncomplete));
        Assert.Equal([true, false], chart.Phases.Select(phase => phase.Short));
    }

    [Fact]
    public void A_recalculation_date_that_is_the_first_or_no_points_does_nothing()
    {
        var settings = Given.Xmr with { RebaseDates = [Given.Month(0), Given.Month(3).AddDays(1), Given.Month(99)] };

        Assert.Single(XmrChart.Of(Given.Series(Given.TenTwelve(14)), settings).Phases);
    }

    [Fact]
    public void Numbers_too_large_for_lines_draw_none_and_flag_nothing()
    {
        var chart = XmrChart.Of(Given.Series([.. Enumerable.Range(0, 14).Select(i => (double?)(i % 2 == 0 ? double.MaxValue : -double.MaxValue))]), Given.Xmr);

        Assert.All(chart.Points, point => Assert.Null(point.UpperLimit));
        Assert.Empty(chart.Signals);
        Assert.Equal(Variation.NotEnoughData, chart.Variation);
    }

    [Fact]
    public void Why_marked_gives_the_rule_the_points_and_the_line()
    {
        double?[] values = [.. Given.TenTwelve(12), 8, 8.5, null, 8, 8.5, 8, 8.5, 12];
        var chart = XmrChart.Of(Given.Series(values), Given.Xmr with { FixAfterPoints = 12 });

        var reason = Assert.Single(chart.WhyMarked(15));

        Assert.Equal((SpecialCause.ShiftBelow, 12, 18, 6, 6), (reason.Cause, reason.First, reason.Last, reason.Counted, reason.Marked));
        Assert.Equal(11, reason.Line!.Value, 1e-12);
        Assert.Empty(chart.WhyMarked(14));
        Assert.Empty(chart.WhyMarked(19));
        Assert.Throws<ArgumentOutOfRangeException>(() => chart.WhyMarked(20));
    }

    [Fact]
    public void Overlapping_windows_of_two_of_three_are_one_signal()
    {
        var chart = XmrChart.Of(Given.Series([.. Given.TenTwelve(12), 10, 15, 12, 15.5, 16, 10]), Given.Xmr with { FixAfterPoints = 12 });

        Assert.Equal([new Signal(SpecialCause.TwoOfThreeAbove, 13, 16, 4, 3)], chart.Signals);
        Assert.Empty(chart.Points[14].SpecialCauses);
        Assert.Equal(11 + 10.64 / 3, chart.WhyMarked(15)[0].Line!.Value, 1e-12);
    }

    [Fact]
    public void A_turning_point_belongs_to_both_trends()
    {
        var chart = XmrChart.Of(Given.Series([.. Given.TenTwelve(12), 9, 10, 11, 12, 13, 14, 13, 12, 11, 10, 9]), Given.Xmr with { FixAfterPoints = 12 });

        Assert.Equal([SpecialCause.TrendIncreasing, SpecialCause.TrendDecreasing], chart.Points[17].SpecialCauses);
        Assert.Equal(
            [new Signal(SpecialCause.TrendIncreasing, 12, 17, 6, 6), new Signal(SpecialCause.TrendDecreasing, 17, 22, 6, 6)],
            chart.Signals.Where(signal => signal.Cause is SpecialCause.TrendIncreasing or SpecialCause.TrendDecreasing));
    }
}
