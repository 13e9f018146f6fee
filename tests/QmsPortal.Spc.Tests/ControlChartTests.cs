namespace QmsPortal.Spc.Tests;

/// <summary>Numbers to be checked with a calculator or in the book.</summary>
public class ControlChartTests
{
    private static readonly ControlChartSettings Plain = new();

    [Fact]
    public void Circuit_boards_of_the_book_without_the_two_that_were_explained()
    {
        // Montgomery, Introduction to Statistical Quality Control, Example 7.3: 472 nonconformities in 24 samples once 6 and 20 are left out.
        var chart = Draw(ControlChartKind.C, Enumerable.Repeat(20.0, 12).Concat(Enumerable.Repeat(232.0 / 12, 12)));

        Assert.Equal((19.67, 6.36, 32.97), (Round(chart.Phases[0].Centre), Round(chart.Points[0].LowerLimit), Round(chart.Points[0].UpperLimit)));
    }

    [Fact]
    public void Juice_cans_of_the_book()
    {
        // Example 7.1 after the change: 133 of 1,200 in 24 samples of 50.
        var samples = Enumerable.Range(1, 24).Select(i => new Sample(i, i == 1 ? 18 : 5, 50));

        var chart = ControlChart.Of(ControlChartKind.P, samples, Plain);

        Assert.Equal((0.1108, 0.0, 0.2440), (Round(chart.Points[3].Centre, 4), Round(chart.Points[3].LowerLimit, 4), Round(chart.Points[3].UpperLimit, 4)));
        Assert.Equal([SpecialCause.AboveUpperLimit], chart.Points[0].SpecialCauses);
    }

    [Fact]
    public void Constants_of_subgroups_are_those_of_the_table()
    {
        // Montgomery, appendix table VI: A3, B3 and B4, by limits around mean 0 and standard deviation 1 drawn for one subgroup of each size.
        foreach (var (n, a3, b3, b4) in new[] { (2, 2.659, 0, 3.267), (3, 1.954, 0, 2.568), (4, 1.628, 0, 2.266), (5, 1.427, 0, 2.089), (6, 1.287, .030, 1.970), (10, .975, .284, 1.716), (25, .606, .565, 1.435) })
        {
            var samples = Enumerable.Range(0, n).Select(i => new Sample(1, i - (n - 1) / 2.0)).ToList();
            var deviation = Math.Sqrt(samples.Sum(sample => sample.Value!.Value * sample.Value.Value) / (n - 1));

            var means = ControlChart.Of(ControlChartKind.XBar, samples, Plain).Points[0];
            var deviations = ControlChart.Of(ControlChartKind.S, samples, Plain).Points[0];

            Assert.Equal(a3, means.UpperLimit!.Value / deviation, 0.0006);
            Assert.Equal(-a3, means.LowerLimit!.Value / deviation, 0.0006);
            Assert.Equal(b3, deviations.LowerLimit!.Value / deviation, 0.0006);
            Assert.Equal(b4, deviations.UpperLimit!.Value / deviation, 0.0006);
        }
    }

    [Fact]
    public void A_given_centre_of_a_g_chart_is_the_mean_and_shows_the_median()
    {
        var chart = ControlChart.Of(ControlChartKind.G, Values(1, 2, 3), Plain with { Centre = 10 });

        Assert.Equal((6.93, 0, 10 + 3 * Math.Sqrt(110)), (chart.Points[0].Centre!.Value, chart.Points[0].LowerLimit!.Value, chart.Points[0].UpperLimit!.Value), (a, b) => Near(a.Item1, b.Item1) && Near(a.Item2, b.Item2) && Near(a.Item3, b.Item3));
    }

    [Fact]
    public void Multiplying_comes_last()
    {
        var samples = Enumerable.Range(1, 10).Select(i => new Sample(i, i % 2 == 0 ? 4 : 6, 50)).ToList();

        var plain = ControlChart.Of(ControlChartKind.P, samples, Plain with { Centre = 0.1 });
        var percent = ControlChart.Of(ControlChartKind.P, samples, Plain with { Centre = 0.1, Multiply = 100 });

        Assert.All(plain.Points.Zip(percent.Points), pair =>
        {
            Assert.Equal(100 * pair.First.Value!.Value, pair.Second.Value!.Value, 1e-9);
            Assert.Equal(100 * pair.First.UpperLimit!.Value, pair.Second.UpperLimit!.Value, 1e-9);
            Assert.Equal(10, pair.Second.Centre!.Value, 1e-9);
        });
    }

    [Fact]
    public void A_freeze_does_not_apply_where_there_are_phases()
    {
        var chart = ControlChart.Of(ControlChartKind.C, Values(2, 4, 2, 4, 12, 14), Plain with { SplitAfter = [4, 6], Freeze = 1 });

        Assert.Equal([(0, 3, 3.0), (4, 5, 13.0)], chart.Phases.Select(phase => (phase.First, phase.Last, phase.Centre!.Value)));
        Assert.All(chart.Points, point => Assert.True(point.InBaseline));
    }

    [Fact]
    public void Excluded_points_are_compared_with_the_limits_and_ghosts_are_not()
    {
        double?[] values = [.. Enumerable.Repeat<double?>(4, 12), 40, 40];
        Sample[] samples = [.. values.Select((value, i) => new Sample(i + 1, value, Ghost: i == 13))];

        var chart = ControlChart.Of(ControlChartKind.C, samples, Plain with { Exclude = [13] });

        Assert.Equal([(4.0, true, false, false), (4.0, false, false, true)], chart.Points.Skip(12).Select(point => (point.Centre!.Value, point.IsBeyondLimit, point.Included, point.Ghost)));
    }

    [Fact]
    public void Why_marked_gives_value_line_and_points()
    {
        var chart = ControlChart.Of(ControlChartKind.C, Values([.. Enumerable.Repeat(4.0, 4), 30, 3, 5, 3, 5, 3, 5, 3, 5]), Plain with { Centre = 4 });

        var reason = Assert.Single(chart.WhyMarked(4));

        Assert.Equal((SpecialCause.AboveUpperLimit, 30, 10, 4), (reason.Cause, reason.Value, reason.Line!.Value, Assert.Single(reason.Points)));
        Assert.Empty(chart.WhyMarked(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => chart.WhyMarked(13));
    }

    [Fact]
    public void A_run_that_is_too_long_names_its_points_and_the_centre()
    {
        var chart = ControlChart.Of(ControlChartKind.Run, Values([1, 3, 1, 3, 2, .. Enumerable.Repeat(3.0, 8)]), Plain with { Centre = 2 });

        var reason = Assert.Single(chart.WhyMarked(6));

        Assert.Equal((SpecialCause.ShiftAbove, 3, 2), (reason.Cause, reason.Value, reason.Line!.Value));
        Assert.Equal([3, 5, 6, 7, 8, 9, 10, 11, 12], reason.Points);
        Assert.Empty(chart.WhyMarked(4));
    }

    [Fact]
    public void A_moving_range_on_its_own_limit_is_screened()
    {
        // Ten steps that add up to 10, of which the largest is 3.267 times their mean: what is left is 6.733 in nine.
        double[] steps = [3.267, .749, .748, .748, .748, .748, .748, .748, .748, .748];
        double[] values = [.. Enumerable.Range(0, 11).Select(i => steps.Take(i).Select((step, k) => k % 2 == 0 ? step : -step).Sum())];

        Assert.Equal(6.733 / 9 / 1.128, Draw(ControlChartKind.I, values).Phases[0].Spread!.Value, 1e-9);
    }

    [Fact]
    public void What_has_no_limits_says_why()
    {
        Assert.Equal(NoLimits.RunChart, Draw(ControlChartKind.Run, [1, 2, 3]).Points[0].NoLimits);
        Assert.Equal(NoLimits.TooFewValues, Draw(ControlChartKind.I, [1]).Phases[0].NoLimits);
        Assert.Equal(NoLimits.TooFewValues, Draw(ControlChartKind.MR, [1]).Phases[0].NoLimits);
        Assert.Equal(NoLimits.TooFewValues, Draw(ControlChartKind.S, [1, 2]).Phases[0].NoLimits);
        Assert.Equal(NoLimits.TooFewValues, Draw(ControlChartKind.XBar, [1, 2]).Phases[0].NoLimits);
        Assert.Equal(NoLimits.NoValues, ControlChart.Of(ControlChartKind.C, [new Sample(1, null)], Plain).Phases[0].NoLimits);
        Assert.Equal(NoLimits.NoDenominator, ControlChart.Of(ControlChartKind.U, [new Sample(1, 0, 0), new Sample(2, 1, 9)], Plain).Points[0].NoLimits);
        Assert.Equal(NoLimits.NoVariation, ControlChart.Of(ControlChartKind.PPrime, [new Sample(1, 5, 5), new Sample(2, 9, 9)], Plain).Phases[0].NoLimits);
        Assert.Equal(NoLimits.SmallSubgroup, ControlChart.Of(ControlChartKind.XBar, [new Sample(1, 5), new Sample(2, 9), new Sample(2, 8)], Plain).Points[0].NoLimits);
        Assert.Equal(NoLimits.TooLarge, Draw(ControlChartKind.I, [1e308, -1e308, 1e308, -1e308]).Points[0].NoLimits);
        Assert.Equal(NoLimits.TooLarge, Draw(ControlChartKind.C, [1e308, 1e308]).Points[0].NoLimits);
        Assert.Null(Draw(ControlChartKind.C, [1, 2]).Points[0].NoLimits);
    }

    [Fact]
    public void Values_at_one_place_become_one()
    {
        Sample[] samples = [new(1, 2), new(1, 4), new(1, 9), new(2, 5)];

        double? First(Aggregate aggregate, ControlChartKind kind = ControlChartKind.I) => ControlChart.Of(kind, samples, Plain with { Aggregate = aggregate }).Points[0].Value;

        Assert.Equal([5, 4, 15, Math.Sqrt(13), 15], [First(Aggregate.Mean), First(Aggregate.Median), First(Aggregate.Sum), First(Aggregate.StandardDeviation), First(Aggregate.Mean, ControlChartKind.C)]);
    }

    [Fact]
    public void Targets_may_change_along_the_axis_and_need_not_begin_with_the_values()
    {
        var chart = ControlChart.Of(ControlChartKind.Run, [new(1, 5), new(2, 6, Target: 7), new(3, null, Target: 8)], Plain);

        Assert.Equal([null, 7.0, 8.0], chart.Points.Select(point => point.Target));
    }

    private static ControlChart Draw(ControlChartKind kind, IEnumerable<double> values) => ControlChart.Of(kind, Values([.. values]), Plain);

    private static Sample[] Values(params double[] values) => [.. values.Select((value, i) => new Sample(i + 1, value))];

    private static double Round(double? number, int digits = 2) => Math.Round(number!.Value, digits);

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-9;
}
