namespace QmsPortal.Spc.Tests;

public class ParetoChartTests
{
    private static KeyValuePair<string?, long> Count(string? category, long count) => new(category, count);

    [Fact]
    public void Bars_fall_and_ties_follow_the_alphabet_whatever_the_order_and_the_capitals()
    {
        var pareto = ParetoChart.Of(["falls", "Records", "Medication", "Falls", "medication", "Medication"]);

        Assert.Equal(["Medication", "Falls", "falls", "medication", "Records"], pareto.Bars.Select(bar => bar.Category));
        Assert.Equal([2L, 3, 4, 5, 6], pareto.Bars.Select(bar => bar.CumulativeCount));
    }

    [Fact]
    public void Events_without_a_category_are_counted_apart()
    {
        var pareto = ParetoChart.Of(["Falls", null, "", "  ", "Falls", "Other"]);

        Assert.Equal((3L, 3L), (pareto.Total, pareto.Uncategorised));
        Assert.Equal([2.0 / 3, 1.0 / 3], pareto.Bars.Select(bar => bar.Share!.Value));
    }

    [Theory]
    [InlineData(0.8, 2)]
    [InlineData(0.81, 4)]
    [InlineData(0.5, 1)]
    [InlineData(0.51, 2)]
    [InlineData(1, 4)]
    public void The_vital_few_reach_the_share_and_ties_stand_or_fall_together(double share, int vital)
    {
        var pareto = ParetoChart.OfCounts([Count("A", 50), Count("B", 30), Count("C", 10), Count("D", 10)], share);

        Assert.Equal(vital, pareto.VitalFew);
        Assert.Equal(vital, pareto.Bars.Count(bar => bar.IsVital));
    }

    /// <summary>Domain §2.9: what gathers the others is never sorted first, and never where to begin.</summary>
    [Theory]
    [InlineData(90, "A,B,Other", 2)]
    [InlineData(5, "A,B,Other", 1)]
    public void Toy_test_other_is_never_sorted_first(int others, string order, int vital)
    {
        var pareto = ParetoChart.OfCounts([Count("Other", others), Count("A", 60), Count("B", 10)], other: "Other");

        Assert.Equal(order.Split(','), pareto.Bars.Select(bar => bar.Category));
        Assert.Equal((vital, 70L + others, 1), (pareto.VitalFew, pareto.Total, (int)pareto.Bars[^1].CumulativeShare!.Value));
        Assert.False(pareto.Bars[^1].IsVital);
    }

    [Fact]
    public void Others_alone_are_no_vital_few()
    {
        var pareto = ParetoChart.OfCounts([Count("Other", 3)], other: "Other");

        Assert.Equal((0, 1), (pareto.VitalFew, pareto.Bars.Count));
    }

    [Fact]
    public void The_vital_few_hold_four_fifths_unless_said_otherwise() =>
        Assert.Equal(3, ParetoChart.OfCounts([Count("A", 50), Count("B", 29), Count("C", 12), Count("D", 9)]).VitalFew);

    [Fact]
    public void Rounding_of_a_share_asks_for_no_bar_more()
    {
        // 0.55 x 100 is 55.00000000000001 in doubles.
        Assert.Equal(1, ParetoChart.OfCounts([Count("A", 55), Count("B", 45)], 0.55).VitalFew);
    }

    [Fact]
    public void Nothing_stands_out_where_all_are_equal() =>
        Assert.Equal(5, ParetoChart.Of(["A", "B", "C", "D", "E"]).VitalFew);

    [Fact]
    public void Without_events_there_are_no_shares()
    {
        var pareto = ParetoChart.OfCounts([Count("A", 0), Count("B", 0), Count(null, 4)]);

        Assert.Equal((0L, 4L, 0), (pareto.Total, pareto.Uncategorised, pareto.VitalFew));
        Assert.All(pareto.Bars, bar => Assert.Equal((null, null, false), (bar.Share, bar.CumulativeShare, bar.IsVital)));
        Assert.Empty(ParetoChart.Of([]).Bars);
    }

    [Fact]
    public void Counts_of_one_category_are_added_up() =>
        Assert.Equal([7L, 5], ParetoChart.OfCounts([Count("A", 3), Count("B", 5), Count("A", 4)]).Bars.Select(bar => bar.Count));

    [Fact]
    public void Input_that_cannot_be_is_refused()
    {
        Assert.Equal("The count of A is below 0.", Assert.Throws<SpcInputException>(() => ParetoChart.OfCounts([Count("A", -1)])).Message);
        Assert.Throws<SpcInputException>(() => ParetoChart.OfCounts([Count("A", long.MaxValue), Count("B", 1)]));
        Assert.All(new[] { 0, -0.1, 1.01, double.NaN }, share => Assert.Throws<SpcInputException>(() => ParetoChart.Of(["A"], share)));
    }
}
