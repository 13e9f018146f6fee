using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>The toy tests of domain §2.10, as a ward would meet them. (f), stepped limits, is in <see cref="ChartKindTests"/>.</summary>
public class Domain210Tests(TrustWorld world) : IClassFixture<TrustWorld>
{
    private static readonly DateOnly First = new(2024, 1, 1);

    /// <summary>10.5 at the mean, differences of 1: limits 10.5 ± 2.66.</summary>
    private static readonly decimal?[] Steady = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11];

    /// <summary>18 values: their mean is 35 ÷ 18, and the mean of their differences 32 ÷ 17; without the two around the 10 it is 15 ÷ 15.</summary>
    [Fact]
    public async Task A_known_data_give_the_published_limits()
    {
        decimal?[] values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1];

        var view = await Entered(ImprovementDirection.Decrease, values);

        Assert.Equal(("1.9", "-3.1 to 7.0"), (view.Level, view.Limits));
        var points = values.Select((value, i) => new Spc.Observation(First.AddMonths(i), (double?)value)).ToList();
        AssertLimits(6.95, 1.94, -3.06, XmrChart.Of(points, new XmrSettings { Direction = ImprovementDirection.Decrease }));
        // Under Making Data Count screening leaves out the points of those differences too, so the published 1.94 is of plotthedots.
        AssertLimits(4.60, 1.94, -0.72, XmrChart.Of(points, new XmrSettings { Profile = RuleProfile.PlotTheDots, Direction = ImprovementDirection.Decrease }));
    }

    /// <summary>The mean is 10. Five above it, one on it and one above are no shift; with 11 in place of the 10 they are one of seven.</summary>
    [Fact]
    public async Task B_a_point_on_the_mean_breaks_a_shift()
    {
        var broken = await Entered(ImprovementDirection.Increase, 18, 2, 18, 2, 18, 2, 18, 2, 11, 11, 11, 11, 11, 10, 11, 4);
        var whole = await Entered(ImprovementDirection.Increase, 18, 2, 18, 2, 18, 2, 18, 2, 11, 11, 11, 11, 11, 11, 11, 3);

        Assert.DoesNotContain(broken.Points, point => point.Why is not null);
        Assert.Equal(7, whole.Points.Count(point => point.Why is not null));
    }

    [Fact]
    public async Task C_lower_is_better_flips_the_icon()
    {
        decimal?[] jump = [.. Steady, 20];

        Assert.Equal(Variation.ImprovementHigh, (await Entered(ImprovementDirection.Increase, jump)).Variation);
        Assert.Equal(Variation.ConcernHigh, (await Entered(ImprovementDirection.Decrease, jump)).Variation);
    }

    [Theory]
    [InlineData(11, Spc.Assurance.HitAndMiss)]
    [InlineData(14, Spc.Assurance.ConsistentlyFail)]
    [InlineData(7, Spc.Assurance.ConsistentlyPass)]
    public async Task D_a_target_inside_the_limits_says_hit_and_miss(int target, Spc.Assurance expected)
    {
        var code = (await Entered(ImprovementDirection.Increase, Steady)).Code;

        await world.Send(world.Imogen, new SetTarget.Command { Place = world.Ward7, Measure = code, Value = target, From = DateInput.From(First) });

        Assert.Equal(expected, (await Shown(code)).Assurance);
    }

    [Fact]
    public async Task E_a_restated_value_keeps_its_history()
    {
        var view = await Entered(ImprovementDirection.Increase, Steady);
        var old = view.Points.Single(point => point.Period == First.AddMonths(3));

        await world.Send(world.Joy, new CorrectValue.Command { Place = world.Ward7, Measure = view.Code, Period = old.Period, Version = old.Version, Numerator = 9, Reason = "Counted twice" });

        var after = await Shown(view.Code);
        Assert.Equal(9, after.Points.Single(point => point.Period == old.Period).Numerator);
        Assert.Equal([("9", "Corrected", "Counted twice"), ("11", "Replaced later", null)], after.Changes.Where(change => change.PeriodWords == "April 2024").Select(change => (change.Numbers, change.What, change.Reason)));
    }

    [Fact]
    public async Task G_a_missing_month_is_a_gap_and_never_zero()
    {
        var view = await Entered(ImprovementDirection.Increase, 10, 11, null, 11, 10);

        Assert.Equal(["10", "11", "No value", "11", "10"], view.Points.Reverse().Select(point => point.Value));
        Assert.Equal("Gap", view.Points[2].Kind);
        Assert.Null(view.Plot.Points[2].Value);
    }

    private static void AssertLimits(double upper, double mean, double lower, Chart chart)
    {
        var phase = Assert.Single(chart.Phases);
        Assert.Equal((upper, mean, lower), (Math.Round(phase.UpperLimit!.Value, 2), Math.Round(phase.Centre!.Value, 2), Math.Round(phase.LowerLimit!.Value, 2)));
    }

    private Task<ShowMeasure.View> Shown(string code) => world.Send(world.Amara, new ShowMeasure.Query(world.Ward7, code));

    private async Task<ShowMeasure.View> Entered(ImprovementDirection direction, params decimal?[] values)
    {
        var code = await world.Measure(Measuring.Count("Rounds done") with { Direction = direction }, world.Ward7);
        foreach (var (value, i) in values.Select((value, i) => (value, i)).Where(one => one.value is not null))
            await world.Send(world.Amara, new RecordValue.Command { Place = world.Ward7, Measure = code, Period = DateInput.From(First.AddMonths(i)), Numerator = value });
        return await Shown(code);
    }
}
