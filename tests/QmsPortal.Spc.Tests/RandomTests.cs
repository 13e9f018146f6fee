namespace QmsPortal.Spc.Tests;

public class RandomTests
{
    private const int SeriesCount = 10_000;

    [Fact]
    public void XmR_charts_agree_with_a_second_implementation()
    {
        Parallel.For(0, SeriesCount, seed =>
        {
            var random = new Random(seed);
            var observations = RandomSeries.Observations(random);
            var settings = RandomSeries.XmrSettings(random, observations.Length);

            AssertSame(NaiveXmr.Describe(observations, settings), NaiveXmr.Describe(XmrChart.Of(observations, settings)), seed);
        });
    }

    [Fact]
    public void Run_charts_agree_with_a_second_implementation()
    {
        Parallel.For(0, SeriesCount, seed =>
        {
            var random = new Random(seed);
            var observations = RandomSeries.Observations(random);
            var settings = RandomSeries.RunChartSettings(random, observations.Length);

            AssertSame(NaiveRun.Describe(observations, settings), NaiveRun.Describe(RunChart.Of(observations, settings)), seed);
        });
    }

    [Fact]
    public void Random_series_reach_every_rule_judgement_and_icon()
    {
        var charts = Enumerable.Range(0, SeriesCount).Select(seed =>
        {
            var random = new Random(seed);
            var observations = RandomSeries.Observations(random);
            return XmrChart.Of(observations, RandomSeries.XmrSettings(random, observations.Length));
        }).ToList();

        Assert.Equal(Enum.GetValues<SpecialCause>(), charts.SelectMany(chart => chart.Signals).Select(signal => signal.Cause).Distinct().Order());
        Assert.Equal(Enum.GetValues<Judgement>(), charts.SelectMany(chart => chart.Points).Select(point => point.Judgement).OfType<Judgement>().Distinct().Order());
        Assert.Equal(Enum.GetValues<Variation>(), charts.Select(chart => chart.Variation).Distinct().Order());
        Assert.Equal(Enum.GetValues<Assurance>(), charts.Select(chart => chart.Assurance).OfType<Assurance>().Distinct().Order());
        Assert.Contains(charts, chart => chart.Phases.Any(phase => phase.UnscreenedFallback));
    }

    private static void AssertSame(string expected, string actual, int seed) =>
        Assert.True(expected == actual, $"Seed {seed}\nexpected:\n{expected}\nactual:\n{actual}");
}
