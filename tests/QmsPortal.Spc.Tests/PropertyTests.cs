namespace QmsPortal.Spc.Tests;

public class PropertyTests
{
    private const int SeriesCount = 2_000;

    [Fact]
    public void Shifting_and_scaling_a_series_moves_the_lines_and_changes_no_mark()
    {
        ForEachSeries((observations, settings) =>
        {
            var chart = XmrChart.Of(observations, settings);
            var moved = XmrChart.Of([.. observations.Select(o => o with { Value = Move(o.Value), Target = Move(o.Target) })], settings);

            AssertSameMarks(chart, moved);
            Assert.Equal(chart.Assurance, moved.Assurance);
            foreach (var (before, after) in chart.Phases.Zip(moved.Phases))
            {
                AssertClose(Move(before.Centre), after.Centre);
                AssertClose(Move(before.LowerLimit), after.LowerLimit);
                AssertClose(Move(before.UpperLimit), after.UpperLimit);
                AssertClose(8 * before.MeanMovingRange, after.MeanMovingRange);
            }
        });

        static double? Move(double? value) => 8 * value + 50;
    }

    [Fact]
    public void Mirroring_a_series_and_its_direction_keeps_every_judgement_and_the_assurance()
    {
        ForEachSeries((observations, settings) =>
        {
            settings = settings with { Direction = ImprovementDirection.Increase };
            var mirrored = observations.Select(o => o with { Value = -o.Value, Target = -o.Target });

            var chart = XmrChart.Of(observations, settings);
            var mirror = XmrChart.Of(mirrored, settings with { Direction = ImprovementDirection.Decrease });

            Assert.Equal(chart.Points.Select(point => point.Judgement), mirror.Points.Select(point => point.Judgement));
            Assert.Equal(chart.Assurance, mirror.Assurance);
        });
    }

    [Fact]
    public void Order_of_input_does_not_matter()
    {
        ForEachSeries((observations, settings) =>
        {
            var shuffled = observations.ToArray();
            new Random(1).Shuffle(shuffled);

            Assert.Equal(NaiveXmr.Describe(XmrChart.Of(observations, settings)), NaiveXmr.Describe(XmrChart.Of(shuffled, settings)));
            Assert.Equal(NaiveRun.Describe(RunChart.Of(observations, Given.Run)), NaiveRun.Describe(RunChart.Of(shuffled, Given.Run)));
        });
    }

    [Fact]
    public void Gaps_and_ghosts_carry_no_mark_and_change_none()
    {
        ForEachSeries((observations, settings) =>
        {
            var dense = observations.Where(o => o.Value is not null && !o.Ghost).ToArray();
            settings = settings with { RebaseDates = [] };
            var sparse = dense.SelectMany((o, i) => new[]
            {
                o,
                new Observation(o.Date.AddDays(1), null),
                new Observation(o.Date.AddDays(2), 1e6 * (i % 3 - 1), Ghost: true),
            }).ToArray();

            var chart = XmrChart.Of(dense, settings);
            var gapped = XmrChart.Of(sparse, settings);
            var runs = RunChart.Of(dense, Given.Run);
            var gappedRuns = RunChart.Of(sparse, Given.Run);

            Assert.Equal(chart.Causes(), gapped.Causes().Where((_, i) => i % 3 == 0));
            Assert.Equal(runs.Causes(), gappedRuns.Causes().Where((_, i) => i % 3 == 0));
            Assert.All(gapped.Points.Concat(gappedRuns.Points).Where(point => point.Value is null || point.Ghost), point =>
            {
                Assert.Empty(point.SpecialCauses);
                Assert.Null(point.Judgement);
            });
            Assert.Equal((chart.Variation, runs.Variation), (gapped.Variation, gappedRuns.Variation));
        });
    }

    [Fact]
    public void A_constant_series_never_flags()
    {
        for (var percent = 1; percent <= 99; percent++)
        {
            for (var count = 8; count <= 60; count++)
            {
                var observations = Given.Series([.. Enumerable.Repeat<double?>(percent / 100.0, count)]);

                var chart = XmrChart.Of(observations, Given.Xmr);
                var runs = RunChart.Of(observations, Given.Run);

                Assert.Empty(chart.Signals);
                Assert.Equal(count < 13 ? Variation.NotEnoughData : Variation.CommonCause, chart.Variation);
                Assert.Empty(runs.Signals);
                Assert.Equal(0, runs.Phases[0].Runs!.Useful);
            }
        }
    }

    [Fact]
    public void Every_mark_has_its_reason_and_every_reason_its_mark()
    {
        ForEachSeries((observations, settings) =>
        {
            Observation[] series = observations;
            Chart[] charts =
            [
                XmrChart.Of(series, settings), RunChart.Of(series, Given.Run),
                XmrChart.Of(series, new XmrSettings { Profile = RuleProfile.PlotTheDots }), XmrChart.Of(series, new XmrSettings { Profile = RuleProfile.Anhoej }),
            ];
            foreach (var chart in charts)
            {
                for (var i = 0; i < chart.Points.Count; i++)
                {
                    var reasons = chart.WhyMarked(i);
                    Assert.Equal(chart.Points[i].SpecialCauses.Select(Kind), reasons.Select(reason => Kind(reason.Cause)));
                    Assert.All(reasons, reason => Assert.InRange(i, reason.First, reason.Last));
                    Assert.All(reasons, reason => Assert.True(reason.Points.Contains(i) && reason.Value == chart.Points[i].Value && IsBeyond(reason)));
                }
            }
        });

        // Under plotthedots a trend may be named by the step after it.
        static string Kind(SpecialCause cause) => cause is SpecialCause.TrendIncreasing or SpecialCause.TrendDecreasing ? "Trend" : cause.ToString();
    }

    [Fact]
    public void Under_plotthedots_and_Anhoej_a_series_may_be_shifted_scaled_mirrored_and_shuffled()
    {
        ForEachSeries((observations, _) =>
        {
            foreach (var settings in new XmrSettings[] { new() { Profile = RuleProfile.PlotTheDots }, new() { Profile = RuleProfile.Anhoej } })
            {
                var shuffled = observations.ToArray();
                new Random(1).Shuffle(shuffled);
                var chart = XmrChart.Of(observations, settings);
                var moved = XmrChart.Of([.. shuffled.Select(o => o with { Value = 8 * o.Value + 50, Target = 8 * o.Target + 50 })], settings);
                var mirror = XmrChart.Of([.. observations.Select(o => o with { Value = -o.Value, Target = -o.Target })], settings with { Direction = ImprovementDirection.Decrease });
                var without = XmrChart.Of([.. observations.Where(o => !o.Ghost)], settings);

                AssertSameMarks(chart, moved);
                Assert.Equal((chart.Assurance, chart.Assurance), (moved.Assurance, mirror.Assurance));
                if (settings.Profile is RuleProfile.Anhoej) Assert.Equal(chart.Points.Select(point => point.Judgement), mirror.Points.Select(point => point.Judgement));
                Assert.Equal(without.Causes(), chart.Points.Where((_, i) => !observations[i].Ghost).Select(point => point.SpecialCauses.ToArray()));
                Assert.Equal((without.Variation, without.Assurance), (chart.Variation, chart.Assurance));
            }
        });
    }

    private static bool IsBeyond(Reason reason) => reason.Cause switch
    {
        SpecialCause.TrendIncreasing or SpecialCause.TrendDecreasing => reason.Line is null,
        SpecialCause.AboveUpperLimit or SpecialCause.TwoOfThreeAbove or SpecialCause.ShiftAbove => reason.Value > reason.Line,
        _ => reason.Value < reason.Line,
    };

    private static void ForEachSeries(Action<Observation[], XmrSettings> check)
    {
        for (var seed = 0; seed < SeriesCount; seed++)
        {
            var random = new Random(seed);
            var observations = RandomSeries.Observations(random);
            check(observations, RandomSeries.XmrSettings(random, observations.Length));
        }
    }

    private static void AssertSameMarks(Chart expected, Chart actual)
    {
        Assert.Equal(expected.Causes(), actual.Causes());
        Assert.Equal(expected.Points.Select(point => point.Judgement), actual.Points.Select(point => point.Judgement));
        Assert.Equal(expected.Variation, actual.Variation);
    }

    private static void AssertClose(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } number) Assert.Equal(number, actual!.Value, 1e-9 * Math.Max(1, Math.Abs(number)));
    }
}
