namespace QmsPortal.Spc.Tests;

/// <summary>What is answered where a golden case records a failure of the package that made it; the reasons stand in <see cref="Deviations"/>.</summary>
public class DeviationTests
{
    [Fact]
    public void Constant_individual_values_have_limits_on_the_centre()
    {
        var chart = Case.Read("shewhart/i-06-constant.json").DrawControl();

        Assert.All(chart.Points, point => Assert.Equal((0.1, 0.1, 0.1), (point.Centre!.Value, point.LowerLimit!.Value, point.UpperLimit!.Value), Close));
        Assert.All(chart.Points, point => Assert.Empty(point.SpecialCauses));
        Assert.True(chart.Phases[0].UnscreenedFallback);
    }

    [Fact]
    public void A_constant_XmR_chart_has_limits_on_the_centre_and_flags_nothing()
    {
        var chart = Case.Read("xmr/xmr-16-constant-screened.json").DrawXmr();

        Assert.All(chart.Points, point => Assert.Equal((0.1, 0.1, 0.1), (point.Centre!.Value, point.LowerLimit!.Value, point.UpperLimit!.Value), Close));
        Assert.All(chart.Points, point => Assert.Equal((0, false, false), (point.Side!.Value, point.IsBeyondLimit!.Value, point.IsNearLimit!.Value)));
        Assert.Empty(chart.Signals);
        Assert.True(chart.Phases[0].UnscreenedFallback);
        Assert.Equal((Variation.CommonCause, Assurance.HitAndMiss), (chart.Variation, chart.Assurance));
    }

    [Fact]
    public void A_single_step_keeps_the_limits_that_screening_would_collapse()
    {
        var chart = Case.Read("xmr/xmr-18-single-step.json").DrawXmr();

        // 10 times 5, then 10 times 9: mean 7, one step of 4 in 19, limits 7 -+ 2.66 x 4 / 19. Every point lies beyond them all the same.
        Assert.All(chart.Points, point => Assert.Equal((7, 6.44, 7.56), (point.Centre!.Value, point.LowerLimit!.Value, point.UpperLimit!.Value), Close));
        Assert.Equal(Enumerable.Repeat(SpecialCause.BelowLowerLimit, 10).Concat(Enumerable.Repeat(SpecialCause.AboveUpperLimit, 10)), chart.Points.Select(point => Assert.Single(point.SpecialCauses)));
        Assert.True(chart.Phases[0].UnscreenedFallback);
    }

    [Fact]
    public void A_trend_that_ends_in_a_gap_is_charted()
    {
        var chart = Case.Read("xmr/xmr-23-last-missing.json").DrawXmr();

        // 1 to 13: mean 7, every step 1, limits 7 -+ 2.66; the limits come before the trend.
        Assert.All(chart.Points, point => Assert.Equal((7, 4.34, 9.66), (point.Centre!.Value, point.LowerLimit!.Value, point.UpperLimit!.Value), Close));
        Assert.Equal(
            [.. Enumerable.Repeat(SpecialCause.BelowLowerLimit, 4), .. Enumerable.Repeat(SpecialCause.TrendIncreasing, 5), .. Enumerable.Repeat(SpecialCause.AboveUpperLimit, 4)],
            chart.Points.SkipLast(1).Select(point => Assert.Single(point.SpecialCauses)));
        Assert.Empty(chart.Points[^1].SpecialCauses);
        Assert.Equal((Variation.CommonCause, Assurance.ConsistentlyPass, null), (chart.Variation, chart.Assurance, chart.IconPoint));
    }

    [Fact]
    public void Always_100_under_plotthedots_may_be_met_or_missed()
    {
        var chart = Case.Read("mdc/mdc-36-always-100.json").Contrast!.DrawXmr();

        Assert.All(chart.Points, point => Assert.Equal((100, 100), (point.LowerLimit!.Value, point.UpperLimit!.Value)));
        Assert.Equal((Variation.CommonCause, Assurance.HitAndMiss), (chart.Variation, chart.Assurance));
        Assert.Empty(chart.Signals);
    }

    private static bool Close((double, double, double) a, (double, double, double) b) =>
        Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 1e-9 && Math.Abs(a.Item3 - b.Item3) < 1e-9;
}
