namespace QmsPortal.Spc.Tests;

public class BernoulliCusumChartTests
{
    private static readonly BernoulliCusumSettings Half = new() { BaselineRisk = 0.5, OddsRatio = 3, Limit = 3 };

    private static bool?[] Outcomes(string letters) => [.. letters.Select(letter => letter switch { '1' => true, '0' => false, _ => (bool?)null })];

    [Fact]
    public void Weights_can_be_checked_with_a_calculator()
    {
        // Odds 1, raised to 3 (risk 0.75) and lowered to 1/3 (risk 0.25): an event weighs ln 1.5, its absence ln 0.5 upwards, and the other way round downwards.
        var cusum = BernoulliCusumChart.Of(Outcomes("110-0"), Half);

        Assert.Equal((0.75, 0.25), (cusum.RaisedRisk!.Value, cusum.LoweredRisk!.Value));
        Assert.Equal(Math.Log(1.5), cusum.Points[0].Up!.Value, 1e-12);
        Assert.Equal(2 * Math.Log(1.5), cusum.Points[1].Up!.Value, 1e-12);
        Assert.Equal(Math.Log(1.125), cusum.Points[2].Up!.Value, 1e-12);
        Assert.Equal(-Math.Log(1.5), cusum.Points[2].Down!.Value, 1e-12);
        Assert.Equal(default, cusum.Points[3]);
        Assert.Equal(0, cusum.Points[4].Up);
        Assert.Equal(-2 * Math.Log(1.5), cusum.Points[4].Down!.Value, 1e-12);
    }

    [Fact]
    public void A_sum_beyond_the_limit_signals_and_starts_again_from_0_for_itself()
    {
        var ups = BernoulliCusumChart.Of(Outcomes("111111111"), Half).Points;

        // 3 / ln 1.5 is 7.4: the eighth event passes the limit.
        Assert.Equal([7], Enumerable.Range(0, 9).Where(i => ups[i].UpSignal));
        Assert.Equal(0, ups[7].Up);
        Assert.Equal(8 * Math.Log(1.5), ups[7].UpReached!.Value, 1e-12);
        Assert.Equal(Math.Log(1.5), ups[8].Up!.Value, 1e-12);

        var downs = BernoulliCusumChart.Of(Outcomes("000000000"), Half).Points;
        Assert.Equal([7], Enumerable.Range(0, 9).Where(i => downs[i].DownSignal));
        Assert.All(ups.Zip(downs), pair => Assert.Equal(pair.First.UpReached!.Value, -pair.Second.DownReached!.Value, 1e-12));
    }

    [Fact]
    public void A_sum_on_the_limit_signals_and_goes_on()
    {
        var points = BernoulliCusumChart.Of(Outcomes("111"), Half with { Limit = 2 * Math.Log(1.5) }).Points;

        Assert.Equal([false, true, true], points.Select(point => point.UpSignal));
        Assert.Equal([false, true, true], BernoulliCusumChart.Of(Outcomes("000"), Half with { Limit = 2 * Math.Log(1.5) }).Points.Select(point => point.DownSignal));
        Assert.Equal(2 * Math.Log(1.5), points[1].Up!.Value, 1e-12);
        Assert.Equal(0, points[2].Up);
    }

    [Fact]
    public void Odds_ratio_and_limit_are_those_published_unless_said_otherwise()
    {
        var plain = new BernoulliCusumSettings();

        Assert.Equal((2.0, 3.5), (plain.OddsRatio, plain.Limit));
    }

    [Fact]
    public void The_risk_is_estimated_from_the_first_known_outcomes()
    {
        var settings = new BernoulliCusumSettings { BaselineCases = 4 };

        Assert.Equal((0.25, false), Risk("10-0011111"));
        Assert.Equal((0.5, true), Risk("1-0"));
        Assert.Equal((null, true), Risk("--"));

        (double?, bool) Risk(string letters)
        {
            var cusum = BernoulliCusumChart.Of(Outcomes(letters), settings);
            return (cusum.BaselineRisk, cusum.BaselineIncomplete);
        }
    }

    [Theory]
    [InlineData("", BernoulliCusumState.NotEnoughData)]
    [InlineData("--", BernoulliCusumState.NotEnoughData)]
    [InlineData("0001", BernoulliCusumState.NoEventInBaseline)]
    [InlineData("1110", BernoulliCusumState.OnlyEventsInBaseline)]
    public void A_baseline_that_gives_no_risk_is_said_to(string letters, BernoulliCusumState state)
    {
        var cusum = BernoulliCusumChart.Of(Outcomes(letters), new BernoulliCusumSettings { BaselineCases = 3 });

        Assert.Equal((state, null, null), (cusum.State, cusum.RaisedRisk, cusum.LoweredRisk));
        Assert.Equal(Outcomes(letters), cusum.Points.Select(point => point.Outcome));
        Assert.All(cusum.Points, point => Assert.Equal(default, point with { Outcome = null }));
    }

    [Theory]
    [InlineData(1e-300, 1e300)]
    [InlineData(1e-12, 2)]
    [InlineData(0.9999999999999999, 1e300)]
    [InlineData(double.Epsilon, double.MaxValue)]
    public void Extreme_risks_give_no_result_that_is_no_number(double risk, double oddsRatio)
    {
        var cusum = BernoulliCusumChart.Of(Outcomes("0101101010000111"), new BernoulliCusumSettings { BaselineRisk = risk, OddsRatio = oddsRatio });

        Assert.All(cusum.Points, point => Assert.True(double.IsFinite(point.UpReached!.Value) && double.IsFinite(point.DownReached!.Value)));
        Assert.InRange(cusum.RaisedRisk!.Value, risk, 1);
        Assert.InRange(cusum.LoweredRisk!.Value, 0, risk);
    }

    [Fact]
    public void A_small_risk_keeps_the_digits_of_its_weights()
    {
        // ln((1 - p1)/(1 - p0)) is -(R - 1) p0 to the first order.
        var points = BernoulliCusumChart.Of(Outcomes("10"), new BernoulliCusumSettings { BaselineRisk = 1e-14 }).Points;

        Assert.Equal(-1e-14, points[1].Up!.Value - points[0].Up!.Value, 2e-16);
        Assert.InRange(BernoulliCusumChart.Of(Outcomes("0"), new BernoulliCusumSettings { BaselineRisk = 1e-14 }).Points[0].Down!.Value / -5e-15, 1 - 1e-9, 1 + 1e-9);
    }

    public static TheoryData<BernoulliCusumSettings> WrongSettings =>
    [
        new BernoulliCusumSettings(),
        Half with { BaselineCases = 30 },
        Half with { BaselineRisk = 0 },
        Half with { BaselineRisk = 1 },
        Half with { BaselineRisk = double.NaN },
        new BernoulliCusumSettings { BaselineCases = 1 },
        Half with { OddsRatio = 1 },
        Half with { OddsRatio = 0.5 },
        Half with { OddsRatio = double.PositiveInfinity },
        Half with { Limit = 0 },
        Half with { Limit = double.NaN },
    ];

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void Settings_out_of_range_are_refused(BernoulliCusumSettings settings) => Assert.Throws<SpcInputException>(() => BernoulliCusumChart.Of(Outcomes("01"), settings));
}
