namespace QmsPortal.Spc.Tests;

public class PhaseSuggestionTests
{
    [Fact]
    public void A_shift_that_lasts_is_offered_as_a_phase_with_the_numbers_of_both_sides()
    {
        double?[] values = [.. Given.TenTwelve(12), .. Given.TenTwelve(12).Select(value => value + 20)];

        var found = PhaseSuggestion.Of(Given.Series(values), Given.Xmr);

        Assert.NotNull(found);
        Assert.Equal((Given.Month(12), 12, SpecialCause.ShiftAbove), (found.From, found.First, found.Signal.Cause));
        Assert.Equal((21.0, 11.0, 31.0, 20.0), (found.Until.Centre!.Value, found.Before.Centre!.Value, found.After.Centre!.Value, found.Change!.Value));
        Assert.Equal((12, 12, 12, false), (found.Before.Counted, found.After.Counted, found.BeyondOldLimits, found.IsEarly));
        Assert.Equal(16.32, found.Before.UpperLimit!.Value, 1e-9);
    }

    [Fact]
    public void The_chart_itself_stays_as_it_was()
    {
        double?[] values = [.. Given.TenTwelve(12), .. Given.TenTwelve(12).Select(value => value + 20)];
        var series = Given.Series(values);

        PhaseSuggestion.Of(series, Given.Xmr);

        Assert.Single(XmrChart.Of(series, Given.Xmr).Phases);
    }

    [Fact]
    public void Few_points_on_either_side_are_said_to_be_early()
    {
        double?[] values = [.. Given.TenTwelve(12), 10, .. Enumerable.Repeat<double?>(15, 6)];

        var found = PhaseSuggestion.Of(Given.Series(values), Given.Xmr with { FixAfterPoints = 12 });

        Assert.Equal((6, true, 0), (found!.After.Counted, found.IsEarly, found.BeyondOldLimits));
    }

    [Fact]
    public void Nothing_is_offered_for_a_shift_that_has_ended_nor_without_one()
    {
        var settings = Given.Xmr with { FixAfterPoints = 12 };

        Assert.Null(PhaseSuggestion.Of(Given.Series([.. Given.TenTwelve(12), .. Enumerable.Repeat<double?>(15, 8), 9]), settings));
        Assert.Null(PhaseSuggestion.Of(Given.Series(Given.TenTwelve(24)), settings));
        Assert.Null(PhaseSuggestion.Of([], settings));
    }

    [Fact]
    public void Gaps_and_ghosts_at_the_end_do_not_end_a_shift()
    {
        Observation[] series = [.. Given.Series([.. Given.TenTwelve(12), 10, .. Enumerable.Repeat<double?>(15, 8), null]), new(Given.Month(22), 9, Ghost: true)];

        Assert.Equal(Given.Month(13), PhaseSuggestion.Of(series, Given.Xmr with { FixAfterPoints = 12 })!.From);
    }

    [Fact]
    public void A_phase_that_lies_in_the_shift_from_its_start_is_not_cut_again()
    {
        double?[] values = [.. Given.TenTwelve(12), .. Enumerable.Repeat<double?>(15, 8)];
        var settings = Given.Xmr with { FixAfterPoints = 12, RebaseDates = [Given.Month(12)] };

        Assert.Null(PhaseSuggestion.Of(Given.Series(values), settings));
    }

    [Theory]
    [InlineData(RuleProfile.PlotTheDots)]
    [InlineData(RuleProfile.Anhoej)]
    public void Other_profiles_suggest_as_well(RuleProfile profile)
    {
        double?[] values = [.. Given.TenTwelve(12), .. Given.TenTwelve(12).Select(value => value + 20)];

        var found = PhaseSuggestion.Of(Given.Series(values), new XmrSettings { Profile = profile });

        Assert.Equal((Given.Month(12), 11.0, 31.0), (found!.From, found.Before.Centre!.Value, found.After.Centre!.Value));
    }
}
