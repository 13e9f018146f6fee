namespace QmsPortal.Spc.Tests;

public class RunChartTests
{
    /// <summary>Around a frozen median of 11: A is above, B below, M on it, - missing.</summary>
    private static Chart Around11(string letters, ImprovementDirection direction = ImprovementDirection.Increase)
    {
        double?[] baseline = [10, 11, 12];
        var values = letters.Select(letter => letter switch { 'A' => 13.0, 'B' => 9.0, 'M' => 11.0, _ => (double?)null });
        return RunChart.Of(Given.Series([.. baseline, .. values]), Given.Run with { Freeze = 3, Exclude = [1, 3], Direction = direction });
    }

    // Anhøj and Olesen 2014, table of limits: useful points, longest run, fewest crossings.
    public static TheoryData<int, int, int> PublishedLimits => new()
    {
        { 10, 6, 2 }, { 11, 6, 2 }, { 12, 7, 3 }, { 13, 7, 3 }, { 14, 7, 4 }, { 15, 7, 4 }, { 16, 7, 4 }, { 17, 7, 5 }, { 18, 7, 5 },
        { 19, 7, 6 }, { 20, 7, 6 }, { 21, 7, 6 }, { 22, 7, 7 }, { 23, 8, 7 }, { 24, 8, 8 }, { 25, 8, 8 }, { 26, 8, 8 }, { 27, 8, 9 },
        { 28, 8, 9 }, { 29, 8, 10 }, { 30, 8, 10 }, { 36, 8, 13 }, { 40, 8, 14 }, { 50, 9, 19 }, { 60, 9, 23 }, { 80, 9, 32 }, { 100, 10, 41 },
    };

    [Theory]
    [MemberData(nameof(PublishedLimits))]
    public void Limits_are_those_of_the_published_table(int useful, int longest, int crossings)
    {
        var runs = Alternating(useful);

        Assert.Equal((useful, longest, crossings), (runs.Useful, runs.LongestRunMax!.Value, runs.CrossingsMin!.Value));
    }

    [Fact]
    public void Fewest_crossings_agree_with_whole_binomial_coefficients()
    {
        foreach (var useful in Enumerable.Range(1, 400).Append(1_500))
            Assert.Equal(NaiveRun.CrossingsMin(useful), Alternating(useful).CrossingsMin);
    }

    [Fact]
    public void The_median_of_many_values_is_that_of_the_sorted_ones()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var values = Enumerable.Range(0, random.Next(60, 500)).Select(i => seed % 4 == 0 ? i : (double)random.Next(seed % 4 == 1 ? 5 : 1000)).ToArray();
            var sorted = values.Order().ToArray();

            var chart = RunChart.Of(values.Select((value, i) => new Observation(Given.Month(0).AddDays(i), value)), Given.Run);

            Assert.Equal((sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2, chart.Phases[0].Centre);
        }
    }

    [Theory]
    [InlineData("AABBABABBA", ImprovementDirection.Increase, Variation.CommonCause)]
    [InlineData("AABBABABB", ImprovementDirection.Increase, Variation.NotEnoughData)]
    [InlineData("ABABABABAAAAAAAA", ImprovementDirection.Increase, Variation.ImprovementHigh)]
    [InlineData("ABABABABAAAAAAAA", ImprovementDirection.Decrease, Variation.ConcernHigh)]
    [InlineData("ABABABABAAAAAAAA", ImprovementDirection.Neutral, Variation.NeutralHigh)]
    [InlineData("BABABABABBBBBBBB", ImprovementDirection.Increase, Variation.ConcernLow)]
    [InlineData("BABABABABBBBBBBB", ImprovementDirection.Decrease, Variation.ImprovementLow)]
    [InlineData("ABABABABAAAAAAAAB", ImprovementDirection.Increase, Variation.CommonCause)]
    [InlineData("AAAAABBBBB", ImprovementDirection.Increase, Variation.NeutralLow)]
    [InlineData("BBBBBAAAAA", ImprovementDirection.Decrease, Variation.NeutralHigh)]
    [InlineData("AABBABABBAMMM--", ImprovementDirection.Increase, Variation.CommonCause)]
    public void Icon_speaks_of_the_last_run_then_of_crossings(string letters, ImprovementDirection direction, Variation icon)
    {
        var chart = Around11(letters, direction);

        Assert.Equal(icon, chart.Variation);
        Assert.Equal(icon != Variation.NotEnoughData, chart.HasEnoughData);
        Assert.Null(chart.Assurance);
    }

    [Fact]
    public void A_run_that_is_too_long_is_marked_across_gaps_and_points_on_the_median()
    {
        var chart = Around11("BABABABBAAAA-AMAAABABA");

        var signal = Assert.Single(chart.Signals);
        Assert.Equal(new Signal(SpecialCause.ShiftAbove, 11, 20, 8, 8), signal);
        Assert.Empty(chart.Points[15].SpecialCauses);
        Assert.Equal(Judgement.CommonCause, chart.Points[17].Judgement);
        Assert.Equal(Judgement.Improvement, chart.Points[18].Judgement);
        Assert.Equal(11, chart.WhyMarked(18)[0].Line);
    }

    [Fact]
    public void A_phase_with_few_useful_points_is_analysed_but_not_judged()
    {
        var chart = Around11("AAAAAAAAA");

        Assert.Equal(new RunAnalysis(10, 9, 9, 6, 0, 2, true), chart.Phases[0].Runs);
        Assert.True(chart.Phases[0].Short);
        Assert.Empty(chart.Signals);
        Assert.All(chart.Points, point => Assert.Null(point.Judgement));
    }

    [Fact]
    public void A_split_takes_the_place_of_a_frozen_baseline()
    {
        var series = Given.Series([.. Given.TenTwelve(12), .. Given.TenTwelve(12).Select(value => value + 20)]);

        var chart = RunChart.Of(series, Given.Run with { SplitAfter = [12, 24], Freeze = 3 });

        Assert.Equal([11.0, 31.0], chart.Phases.Select(phase => phase.Centre!.Value));
        Assert.Equal([(0, 11), (12, 23)], chart.Phases.Select(phase => (phase.First, phase.Last)));
    }

    [Fact]
    public void A_baseline_of_nothing_but_gaps_has_no_median()
    {
        var chart = RunChart.Of(Given.Series([null, null, .. Given.TenTwelve(12)]), Given.Run with { Freeze = 2 });

        Assert.Null(chart.Phases[0].Centre);
        Assert.Equal(Variation.NotEnoughData, chart.Variation);
    }

    private static RunAnalysis Alternating(int useful)
    {
        var values = Enumerable.Range(0, useful + 3).Select(i => (double?)(i < 3 ? 11 : i % 2 == 0 ? 10 : 12)).ToArray();
        return RunChart.Of([.. values.Select((value, i) => new Observation(Given.Month(0).AddDays(i), value))], Given.Run with { Freeze = 3 }).Phases[0].Runs!;
    }
}
