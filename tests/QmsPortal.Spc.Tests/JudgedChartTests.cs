namespace QmsPortal.Spc.Tests;

public class JudgedChartTests
{
    private static readonly DateOnly First = new(2026, 1, 5);

    /// <summary>18 weeks, 5 then 15 of 100 nine times each: the longest run chance allows among 18 is 7, so the run of nine at the end is one too long.</summary>
    [Theory]
    [InlineData(ImprovementDirection.Increase, Variation.ImprovementHigh)]
    [InlineData(ImprovementDirection.Decrease, Variation.ConcernHigh)]
    [InlineData(ImprovementDirection.Neutral, Variation.NeutralHigh)]
    public void A_run_that_is_too_long_at_the_end_makes_the_icon(ImprovementDirection direction, Variation expected)
    {
        var chart = JudgedChart.Of(P([.. Enumerable.Repeat(5, 9), .. Enumerable.Repeat(15, 9)]), direction);

        Assert.Equal(expected, chart.Variation);
        Assert.Equal([SpecialCause.ShiftAbove], chart.Points[^1].SpecialCauses);
    }

    [Fact]
    public void Marks_values_and_lines_are_those_of_the_control_chart()
    {
        var control = P([9, 11, 10, 30, 9, 11, 10, 9, 11, 12, 8, 10, 9, 11]);

        var chart = JudgedChart.Of(control, ImprovementDirection.Decrease);

        Assert.Equal(control.Points.Select(point => (point.Value, point.Centre, point.LowerLimit, point.UpperLimit)), chart.Points.Select(point => (point.Value, point.Centre, point.LowerLimit, point.UpperLimit)));
        Assert.Equal(control.Points.Select(point => point.SpecialCauses), chart.Points.Select(point => point.SpecialCauses));
        Assert.Equal((Judgement.Concern, Variation.CommonCause), (chart.Points[3].Judgement, chart.Variation));
    }

    [Fact]
    public void A_chart_without_points_says_nothing()
    {
        var chart = JudgedChart.Of(P([]), ImprovementDirection.Increase);

        Assert.Equal((Variation.NotEnoughData, null, null, 0), (chart.Variation, chart.Assurance, chart.IconPoint, chart.Counted));
    }

    [Fact]
    public void Points_without_dates_cannot_be_judged()
    {
        var numbered = ControlChart.Of(ControlChartKind.C, [new Sample(1, 4), new Sample(2, 5)], new ControlChartSettings());

        Assert.Throws<SpcInputException>(() => JudgedChart.Of(numbered, ImprovementDirection.Increase));
    }

    private static ControlChart P(int[] of100) =>
        ControlChart.Of(ControlChartKind.P, of100.Select((count, i) => new Sample(First.AddDays(7 * i), count, 100)), new ControlChartSettings { Multiply = 100 });
}
