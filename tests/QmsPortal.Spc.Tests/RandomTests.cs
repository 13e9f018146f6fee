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
    public void XmR_charts_under_plotthedots_agree_with_a_second_implementation()
    {
        Parallel.For(0, SeriesCount, seed =>
        {
            var random = new Random(seed);
            var observations = RandomSeries.Observations(random);
            var settings = RandomSeries.PlotTheDotsSettings(random, observations.Length);

            AssertSame(NaivePlotTheDots.Describe(observations, settings), NaivePlotTheDots.Describe(XmrChart.Of(observations, settings)), seed);
        });
    }

    [Fact]
    public void Shewhart_charts_agree_with_a_second_implementation()
    {
        var kinds = Enum.GetValues<ControlChartKind>();
        Parallel.For(0, SeriesCount, seed =>
        {
            var random = new Random(seed);
            var kind = kinds[seed % kinds.Length];
            var samples = RandomSeries.Samples(random, kind);
            var settings = RandomSeries.ControlSettings(random, kind, samples.Select(sample => sample.At).Distinct().Count());

            AssertSame($"{kind}\n{NaiveControl.Describe(kind, samples, settings)}", $"{kind}\n{NaiveControl.Describe(ControlChart.Of(kind, samples, settings))}", seed);
        });
    }

    [Fact]
    public void Under_Anhoej_an_XmR_chart_is_the_I_chart()
    {
        Parallel.For(0, SeriesCount, seed =>
        {
            var random = new Random(seed);
            var observations = RandomSeries.Observations(random);
            var settings = new XmrSettings { Profile = RuleProfile.Anhoej, RebaseDates = seed % 2 == 0 || observations.Length < 9 ? [] : [observations[7].Date], FixAfterPoints = seed % 4 == 0 && !observations.Any(o => o.Ghost) ? 12 : null };

            var chart = XmrChart.Of(observations, settings);
            var other = ControlChart.Of(
                ControlChartKind.I,
                observations.Select(o => new Sample(o.Date, o.Value, null, o.Target, o.Ghost)),
                new ControlChartSettings { SplitAfter = settings.RebaseDates.Count == 0 ? [] : [7], Freeze = settings.FixAfterPoints });

            AssertSame(
                string.Join('\n', other.Points.Select(p => $"{p.Phase} {p.Centre:G9} {p.LowerLimit:G9} {p.UpperLimit:G9} {p.UpperTwoSigma:G9} {other.Phases[p.Phase - 1].Runs} {(other.Phases[p.Phase - 1].Runs.Useful >= 10 ? string.Join(',', p.SpecialCauses) : "")}")),
                string.Join('\n', chart.Points.Select(p => $"{p.Phase} {p.Centre:G9} {p.LowerLimit:G9} {p.UpperLimit:G9} {p.UpperTwoSigma:G9} {chart.Phases[p.Phase - 1].Runs} {string.Join(',', p.SpecialCauses)}")),
                seed);
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
