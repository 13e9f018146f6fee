using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

/// <summary>Charts made so that every number can be checked on paper: see each comment.</summary>
public class ChartSentenceTests
{
    // 14 × (50, 52): mean 51, usual range 45.68 to 56.32.
    private static readonly decimal?[] Steady = [.. Measures.Steady(14)];

    // 12 × (50, 52), then 60, 62, 60, 62, 60, 62: mean (12 × 51 + 6 × 61) ÷ 18 = 54.33; ranges 11 × 2 + 8 + 5 × 2 = 40, ÷ 17 = 2.353;
    // usual range 48.07 to 60.59, two thirds of the way up 58.51.
    private static readonly decimal?[] Raised = [.. Measures.Steady(12), 60, 62, 60, 62, 60, 62];

    // The same upside down: mean 47.67, usual range 41.41 to 53.93.
    private static readonly decimal?[] Lowered = [.. Measures.Steady(13).Skip(1), 42, 40, 42, 40, 42, 40];

    // 12 × (50, 52), then 70: mean 52.46, ranges 11 × 2 + 18 = 40, ÷ 12 = 3.333; upper limit 61.33.
    private static readonly decimal?[] OneHigh = [.. Measures.Steady(12), 70];

    // 12 × (52, 50), then 32: the same downwards; lower limit 40.67.
    private static readonly decimal?[] OneLow = [.. Measures.Steady(13).Skip(1), 32];

    // 12 × (50, 52), then 49 to 54: mean 51.17, ranges 22 + 3 + 5 = 30, ÷ 17 = 1.765; upper limit 55.86, two thirds of the way 54.30: only the trend.
    private static readonly decimal?[] Rising = [.. Measures.Steady(12), 49, 50, 51, 52, 53, 54];

    private static readonly decimal?[] Falling = [.. Measures.Steady(13).Skip(1), 53, 52, 51, 50, 49, 48];

    // 14 × (50, 52), then 52, 55.5, 55.2: mean 51.57, ranges 29.8 ÷ 16 = 1.8625; upper limit 56.52, two thirds of the way 54.87.
    private static readonly decimal?[] TwoHigh = [.. Measures.Steady(14), 52, 55.5m, 55.2m];

    // 14 × (52, 50), then 50, 46.5, 46.8: the same downwards.
    private static readonly decimal?[] TwoLow = [.. Measures.Steady(15).Skip(1), 50, 46.5m, 46.8m];

    private const ImprovementDirection Up = ImprovementDirection.Increase;
    private const ImprovementDirection Down = ImprovementDirection.Decrease;
    private const ImprovementDirection Neither = ImprovementDirection.Neutral;

    public static TheoryData<decimal?[], ImprovementDirection, Variation, string, string> Kinds => new()
    {
        { Steady, Up, Variation.CommonCause, "About 51 in every 100. Steady: only the ups and downs to be expected, no signal.", "Steady" },
        { Steady, Neither, Variation.CommonCause, "About 51 in every 100. Steady: only the ups and downs to be expected, no signal.", "Steady" },
        { Raised, Up, Variation.ImprovementHigh, "About 54 in every 100. Improving: 6 weeks in a row above the mean.", "6 weeks in a row above the mean" },
        { Raised, Down, Variation.ConcernHigh, "About 54 in every 100. Concern: 6 weeks in a row above the mean.", "6 weeks in a row above the mean" },
        { Raised, Neither, Variation.NeutralHigh, "About 54 in every 100. Changed: 6 weeks in a row above the mean.", "6 weeks in a row above the mean" },
        { Lowered, Up, Variation.ConcernLow, "About 48 in every 100. Concern: 6 weeks in a row below the mean.", "6 weeks in a row below the mean" },
        { Lowered, Down, Variation.ImprovementLow, "About 48 in every 100. Improving: 6 weeks in a row below the mean.", "6 weeks in a row below the mean" },
        { Lowered, Neither, Variation.NeutralLow, "About 48 in every 100. Changed: 6 weeks in a row below the mean.", "6 weeks in a row below the mean" },
        { OneHigh, Up, Variation.ImprovementHigh, "About 52 in every 100. Improving: above the upper limit in the latest week.", "Above the upper limit in the latest week" },
        { OneHigh, Down, Variation.ConcernHigh, "About 52 in every 100. Concern: above the upper limit in the latest week.", "Above the upper limit in the latest week" },
        { OneLow, Up, Variation.ConcernLow, "About 50 in every 100. Concern: below the lower limit in the latest week.", "Below the lower limit in the latest week" },
        { Rising, Up, Variation.ImprovementHigh, "About 51 in every 100. Improving: rising for 6 weeks in a row.", "Rising for 6 weeks in a row" },
        { Falling, Up, Variation.ConcernLow, "About 51 in every 100. Concern: falling for 6 weeks in a row.", "Falling for 6 weeks in a row" },
        { TwoHigh, Up, Variation.ImprovementHigh, "About 52 in every 100. Improving: two of the last three close to or beyond the upper limit.", "Two of the last three close to or beyond the upper limit" },
        { TwoLow, Up, Variation.ConcernLow, "About 50 in every 100. Concern: two of the last three close to or beyond the lower limit.", "Two of the last three close to or beyond the lower limit" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_chart_says_its_level_and_its_kind_of_variation(decimal?[] values, ImprovementDirection direction, Variation variation, string full, string brief)
    {
        var definition = Measures.Percentage(direction);
        var chart = Measures.Series(definition, values).Chart();

        Assert.Equal(variation, chart.Variation);
        Assert.Equal(full, ChartSentence.Full(definition, chart));
        Assert.Equal(brief, ChartSentence.Short(definition, chart));
    }

    public static TheoryData<decimal?[], ImprovementDirection, int, Spc.Assurance?, string, string> Targets => new()
    {
        { Steady, Up, 40, Spc.Assurance.ConsistentlyPass, "Will keep meeting the target of 40% unless the process changes.", ". Will meet 40%" },
        { Steady, Up, 51, Spc.Assurance.HitAndMiss, "Will meet the target of 51% some weeks and miss it others, by chance.", ". May meet or miss 51%, by chance" },
        { Steady, Up, 60, Spc.Assurance.ConsistentlyFail, "Will miss the target of 60% unless the process changes.", ". Will miss 60%" },
        { Steady, Down, 60, Spc.Assurance.ConsistentlyPass, "Will keep meeting the target of 60% unless the process changes.", ". Will meet 60%" },
        { Steady, Down, 40, Spc.Assurance.ConsistentlyFail, "Will miss the target of 40% unless the process changes.", ". Will miss 40%" },
        { Steady, Neither, 60, null, "The target is 60%.", "" },
        { Raised, Up, 45, Spc.Assurance.ConsistentlyPass, "Will keep meeting the target of 45% unless the process changes.", ". Will meet 45%" },
        { Raised, Up, 55, Spc.Assurance.HitAndMiss, "Will meet the target of 55% some weeks and miss it others, by chance.", ". May meet or miss 55%, by chance" },
        { Raised, Up, 61, Spc.Assurance.ConsistentlyFail, "Will miss the target of 61% unless the process changes.", ". Will miss 61%" },
        { Raised, Down, 61, Spc.Assurance.ConsistentlyPass, "Will keep meeting the target of 61% unless the process changes.", ". Will meet 61%" },
        { Lowered, Up, 41, Spc.Assurance.ConsistentlyPass, "Will keep meeting the target of 41% unless the process changes.", ". Will meet 41%" },
        { Lowered, Up, 95, Spc.Assurance.ConsistentlyFail, "Will miss the target of 95% unless the process changes.", ". Will miss 95%" },
        { Lowered, Down, 41, Spc.Assurance.ConsistentlyFail, "Will miss the target of 41% unless the process changes.", ". Will miss 41%" },
        { Lowered, Neither, 41, null, "The target is 41%.", "" },
    };

    [Theory]
    [MemberData(nameof(Targets))]
    public void A_chart_says_what_becomes_of_its_target(decimal?[] values, ImprovementDirection direction, int target, Spc.Assurance? assurance, string full, string brief)
    {
        var definition = Measures.Percentage(direction);
        var without = Measures.Series(definition, values).Chart();
        var chart = Measures.Series(definition, values, target).Chart();

        Assert.Equal(assurance, chart.Assurance);
        Assert.Equal($"{ChartSentence.Full(definition, without)} {full}", ChartSentence.Full(definition, chart));
        Assert.Equal(ChartSentence.Short(definition, without) + brief, ChartSentence.Short(definition, chart));
    }

    [Fact]
    public void Too_few_points_say_how_many_are_missing()
    {
        var definition = Measures.Percentage();
        var nine = Measures.Series(definition, Measures.Steady(9), target: 95).Chart();
        var twelve = Measures.Series(definition, Measures.Steady(12)).Chart();
        var thirteen = Measures.Series(definition, Measures.Steady(13)).Chart();

        Assert.Equal("About 51 in every 100. Too few points: 9 of 13. No limits yet. The target is 95%.", ChartSentence.Full(definition, nine));
        Assert.Equal("Too few points: 9 of 13", ChartSentence.Short(definition, nine));
        Assert.Equal("Too few points: 12 of 13", ChartSentence.Short(definition, twelve));
        Assert.Equal("Steady", ChartSentence.Short(definition, thirteen));
    }

    [Fact]
    public void No_values_say_so()
    {
        var definition = Measures.Percentage();
        var none = Measures.Series(definition, [], target: 95).Chart();

        Assert.Equal("No values yet.", ChartSentence.Full(definition, none));
        Assert.Equal("No values yet", ChartSentence.Short(definition, none));
    }

    [Fact]
    public void A_gap_does_not_break_a_run_nor_count_as_a_point()
    {
        var definition = Measures.Percentage();
        decimal?[] values = [.. Raised[..15], null, null, .. Raised[15..]];

        Assert.Equal("About 54 in every 100. Improving: 6 weeks in a row above the mean.", ChartSentence.Full(definition, Measures.Series(definition, values).Chart()));
    }

    [Fact]
    public void A_rate_and_a_count_say_their_unit()
    {
        var rate = Measures.Rate();
        var count = Measures.Definition("falls", null, 1, Down, every: Period.Month);

        Assert.StartsWith("About 4.5 per 1,000 bed days. Steady:", ChartSentence.Full(rate, Measures.Series(rate, Enumerable.Range(0, 14).Select(i => (decimal?)(4 + i % 2))).Chart()), StringComparison.Ordinal);
        Assert.Equal(
            "About 51 falls. Steady: only the ups and downs to be expected, no signal. Will miss the target of 40 unless the process changes.",
            ChartSentence.Full(count, Measures.Series(count, Steady, target: 40).Chart()));
    }

    [Fact]
    public void A_run_chart_speaks_of_its_median()
    {
        // Sixteen points: a run may be 7 long (log2 16 + 3), and there must be 4 crossings (Bin(15, 1/2) ≤ 3 has 1.8%, ≤ 4 has 5.9%).
        var run = Measures.Definition(chart: ChartKind.Run);
        decimal?[] Of(params int[] runs) => [.. runs.SelectMany((length, i) => Enumerable.Repeat((decimal?)(i % 2 == 0 ? 40 : 60), length))];

        Assert.Equal("About 50 in every 100. Improving: 8 weeks in a row above the median.", ChartSentence.Full(run, Measures.Series(run, Of(8, 8)).Chart()));
        Assert.Equal("About 50 in every 100. Changed: the median is crossed too seldom to be chance. The target is 90%.", ChartSentence.Full(run, Measures.Series(run, Of(5, 5, 3, 3), target: 90).Chart()));
        Assert.Equal("About 50 in every 100. Steady: only the ups and downs to be expected, no signal.", ChartSentence.Full(run, Measures.Series(run, Of(2, 2, 2, 2, 2, 2, 2, 2)).Chart()));
        Assert.Equal("Too few points: 8 of 10", ChartSentence.Short(run, Measures.Series(run, Of(2, 2, 2, 2)).Chart()));
    }

    [Fact]
    public void Why_a_point_is_marked_is_told_with_the_numbers()
    {
        var definition = Measures.Percentage();
        var raised = Measures.Series(definition, Raised).Chart();
        var rising = Measures.Series(definition, Rising).Chart();
        var low = Measures.Series(definition, OneLow).Chart();

        Assert.Null(WhyMarked.Words(definition, Measures.Series(definition, Steady).Chart(), 3));
        Assert.Equal("12 in a row below the mean 54.3%", WhyMarked.Words(definition, raised, 3));
        Assert.Equal("two of three beyond 58.5%, two thirds of the way to the upper limit; 6 in a row above the mean 54.3%", WhyMarked.Words(definition, raised, 12));
        Assert.Equal(
            "above the upper limit 60.6%; two of three beyond 58.5%, two thirds of the way to the upper limit; 6 in a row above the mean 54.3%",
            WhyMarked.Words(definition, raised, 17));
        Assert.Equal("6 rising in a row", WhyMarked.Words(definition, rising, 17));
        Assert.Equal("below the lower limit 40.7%", WhyMarked.Words(definition, low, 12));
    }
}
