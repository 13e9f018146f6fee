namespace QmsPortal.Spc.Tests;

public class InputTests
{
    [Fact]
    public void A_date_given_twice_is_refused()
    {
        Observation[] twice = [new(new DateOnly(2024, 3, 1), 1), new(new DateOnly(2024, 2, 1), 2), new(new DateOnly(2024, 3, 1), null)];

        AssertRefused("There is more than one point for 1 March 2024. Give each date once.", () => XmrChart.Of(twice, Given.Xmr));
        AssertRefused("There is more than one point for 1 March 2024. Give each date once.", () => RunChart.Of(twice, Given.Run));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_value_or_target_that_is_not_a_number_is_refused(double number)
    {
        AssertRefused("The value for 1 February 2023 is not a number. Leave it empty if it is missing.", () => XmrChart.Of(Given.Series(1, number), Given.Xmr));
        AssertRefused("The value for 1 February 2023 is not a number. Leave it empty if it is missing.", () => RunChart.Of(Given.Series(1, number), Given.Run));
        AssertRefused("The target for 1 January 2023 is not a number. Leave it empty if it is missing.", () => XmrChart.Of(Given.Series(1).WithTarget(number), Given.Xmr));
    }

    public static TheoryData<XmrSettings> WrongSettings =>
    [
        new XmrSettings { RunLength = 5 },
        new XmrSettings { RunLength = 9 },
        new XmrSettings { MinimumPoints = 12 },
        new XmrSettings { FixAfterPoints = 11 },
        new XmrSettings { RebaseDates = null! },
        new XmrSettings { Direction = (ImprovementDirection)9 },
        new XmrSettings { ConflictRule = (ConflictRule)9 },
        new XmrSettings { Profile = (RuleProfile)9 },
        new XmrSettings { Ties = TiePolicy.Ignored },
        new XmrSettings { Profile = RuleProfile.PlotTheDots, Ties = (TiePolicy)9 },
        new XmrSettings { Profile = RuleProfile.PlotTheDots, MinimumPoints = 13 },
        new XmrSettings { Profile = RuleProfile.PlotTheDots, ConflictRule = ConflictRule.Concern },
        new XmrSettings { Profile = RuleProfile.PlotTheDots, FixAfterPoints = 11 },
        new XmrSettings { Profile = RuleProfile.Anhoej, RunLength = 7 },
        new XmrSettings { Profile = RuleProfile.Anhoej, Ties = TiePolicy.Breaks },
        new XmrSettings { Profile = RuleProfile.Anhoej, FixAfterPoints = 12, RebaseDates = [Given.Month(9)] },
    ];

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public void XmR_settings_out_of_range_are_refused(XmrSettings settings) =>
        Assert.Throws<SpcInputException>(() => XmrChart.Of(Given.Series(1, 2), settings));

    public static TheoryData<RunChartSettings> WrongRunSettings =>
    [
        new RunChartSettings { Freeze = 0 },
        new RunChartSettings { SplitAfter = [0] },
        new RunChartSettings { SplitAfter = [3] },
        new RunChartSettings { Exclude = [-1] },
        new RunChartSettings { Exclude = [3] },
        new RunChartSettings { Exclude = null! },
        new RunChartSettings { Direction = (ImprovementDirection)9 },
    ];

    [Theory]
    [MemberData(nameof(WrongRunSettings))]
    public void Run_chart_settings_out_of_range_are_refused(RunChartSettings settings) =>
        Assert.Throws<SpcInputException>(() => RunChart.Of(Given.Series(1, 2), settings));

    [Fact]
    public void Input_is_left_as_it_was_given()
    {
        Observation[] given = [new(Given.Month(1), 2), new(Given.Month(0), 1)];

        RunChart.Of(given, Given.Run with { Exclude = [1] });

        Assert.Equal([new(Given.Month(1), 2), new(Given.Month(0), 1)], given);
    }

    private static void AssertRefused(string message, Func<Chart> draw) => Assert.Equal(message, Assert.Throws<SpcInputException>(draw).Message);
}
