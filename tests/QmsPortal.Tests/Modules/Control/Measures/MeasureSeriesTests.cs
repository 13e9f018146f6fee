using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

public class MeasureSeriesTests
{
    private static readonly DateOnly First = new(2026, 1, 5);
    private static readonly Entry Entered = new(Guid.NewGuid(), new DateTimeOffset(2026, 5, 5, 7, 0, 0, TimeSpan.Zero));

    [Fact]
    public void A_period_has_one_value()
    {
        var series = Measures.Series(Measures.Percentage(), [71]);

        var refusal = Assert.Throws<DomainException>(() => series.Record(Guid.NewGuid(), First, 72, 100, Entered));

        Assert.Equal("week to 11 Jan 2026 has a value already. Correct that one instead.", refusal.Message, ignoreCase: true);
        Assert.Equal(71, Assert.Single(series.Current).Numerator);
    }

    [Fact]
    public void A_value_that_cannot_be_is_not_recorded()
    {
        var series = Measures.Series(Measures.Percentage(), []);

        Assert.Throws<DomainException>(() => series.Record(Guid.NewGuid(), First, 101, 100, Entered));
        Assert.Throws<DomainException>(() => series.Record(Guid.NewGuid(), First, -1, 100, Entered));
        Assert.Throws<DomainException>(() => series.Record(Guid.NewGuid(), First, 1, null, Entered));

        Assert.Empty(series.Observations);
    }

    [Fact]
    public void A_correction_replaces_a_value_and_keeps_both()
    {
        var series = Measures.Series(Measures.Percentage(), [71, 80]);
        var wrong = series.Current.First();
        var later = Entered with { At = Entered.At.AddHours(1) };

        var right = series.Correct(Guid.NewGuid(), wrong, 17, 100, "Digits were swapped", later);

        Assert.Equal([80m, 17m], series.Current.Select(value => value.Numerator));
        Assert.Equal(3, series.Observations.Count);
        Assert.Equal(71, wrong.Numerator);
        Assert.Equal((right.Id, later.At), (wrong.ReplacedById, wrong.EndedAt));
        Assert.Equal((First, "Digits were swapped"), (right.Period, right.Reason));
    }

    [Fact]
    public void A_correction_to_the_same_numbers_is_refused()
    {
        var series = Measures.Series(Measures.Percentage(), [71]);

        var refusal = Assert.Throws<DomainException>(() => series.Correct(Guid.NewGuid(), series.Current.First(), 71, 100, "No reason", Entered));

        Assert.Equal("These are the numbers it has already.", refusal.Message);
        Assert.Single(series.Observations);
    }

    [Fact]
    public void A_period_left_out_is_a_gap_and_not_zero()
    {
        var series = Measures.Series(Measures.Percentage(), [71, null, null, 80]);

        Assert.Equal(
            [(First, 71m), (First.AddDays(7), null), (First.AddDays(14), null), (First.AddDays(21), 80m)],
            series.Axis().Select(point => (point.Period, point.Value?.Numerator)));
        Assert.Equal([71.0, null, null, 80.0], series.Chart().Points.Select(point => point.Value));
        Assert.Equal(2, series.Summary.Count);
    }

    [Fact]
    public void The_axis_goes_over_the_end_of_a_leap_year_month_by_month()
    {
        var series = new MeasureSeries(Guid.NewGuid(), Measures.Definition(every: Period.Month), Guid.NewGuid(), "");
        series.Record(Guid.NewGuid(), new DateOnly(2023, 12, 1), 1, 2, Entered);
        series.Record(Guid.NewGuid(), new DateOnly(2024, 3, 1), 1, 2, Entered);

        Assert.Equal([new(2023, 12, 1), new(2024, 1, 1), new(2024, 2, 1), new(2024, 3, 1)], series.Axis().Select(point => point.Period));
    }

    [Fact]
    public void A_target_holds_from_its_day_until_the_next()
    {
        var series = Measures.Series(Measures.Percentage(), []);
        series.SetTarget(Guid.NewGuid(), 90, new DateOnly(2026, 1, 1), Entered.By, Entered.At);
        series.SetTarget(Guid.NewGuid(), 95, new DateOnly(2026, 4, 1), Entered.By, Entered.At);
        series.SetTarget(Guid.NewGuid(), null, new DateOnly(2026, 7, 1), Entered.By, Entered.At);

        Assert.Null(series.TargetOn(new DateOnly(2025, 12, 31)));
        Assert.Equal(90, series.TargetOn(new DateOnly(2026, 1, 1)));
        Assert.Equal(90, series.TargetOn(new DateOnly(2026, 3, 31)));
        Assert.Equal(95, series.TargetOn(new DateOnly(2026, 4, 1)));
        Assert.Null(series.TargetOn(new DateOnly(2026, 7, 1)));
    }

    [Fact]
    public void A_target_set_again_for_the_same_day_takes_the_place_of_the_first()
    {
        var series = Measures.Series(Measures.Percentage(), []);
        series.SetTarget(Guid.NewGuid(), 90, new DateOnly(2026, 1, 1), Entered.By, Entered.At);
        series.SetTarget(Guid.NewGuid(), 85, new DateOnly(2026, 1, 1), Entered.By, Entered.At);

        Assert.Equal(85, series.TargetOn(new DateOnly(2026, 2, 1)));
        Assert.Equal(2, series.Targets.Count);
        Assert.Equal(85, Assert.Single(series.Targets, target => target.EndedAt is null).Value);
    }

    [Fact]
    public void Withdrawing_an_import_leaves_the_other_values()
    {
        var import = Guid.NewGuid();
        var series = Measures.Series(Measures.Percentage(), [71]);
        series.Record(Guid.NewGuid(), First.AddDays(7), 80, 100, Entered with { ImportId = import });
        series.Record(Guid.NewGuid(), First.AddDays(14), 81, 100, Entered with { ImportId = import });

        series.Withdraw(import, Entered.At);
        series.Refresh();

        Assert.Equal(71, Assert.Single(series.Current).Numerator);
        Assert.Equal(3, series.Observations.Count);
        Assert.Equal((1, First, 71.0), (series.Summary.Count, series.Summary.LatestPeriod, series.Summary.LatestValue));
    }

    [Fact]
    public void The_summary_passes_over_a_latest_period_without_a_value()
    {
        var series = Measures.Series(Measures.Percentage(), [71]);
        series.Record(Guid.NewGuid(), First.AddDays(7), 0, 0, Entered);

        series.Refresh();

        Assert.Equal((First, 71.0, 1), (series.Summary.LatestPeriod, series.Summary.LatestValue, series.Summary.Count));
        Assert.Equal("Too few points: 1 of 13", series.Summary.Words);
    }

    [Fact]
    public void The_summary_keeps_what_boards_show()
    {
        var summary = Measures.Series(Measures.Percentage(), Measures.Steady(30), target: 40).Summary;

        Assert.Equal((30, 52.0, 40.0), (summary.Count, summary.LatestValue, summary.Target));
        Assert.Equal((52m, 100m), (summary.LatestNumerator, summary.LatestDenominator));
        Assert.Equal((Variation.CommonCause, Spc.Assurance.ConsistentlyPass), (summary.Variation, summary.Assurance));
        Assert.Equal(24, summary.Spark.Points.Count);
        Assert.All(summary.Spark.Points, point => Assert.Equal((51.0, 45.68, 56.32), (point.Centre!.Value, Math.Round(point.Lower!.Value, 9), Math.Round(point.Upper!.Value, 9))));
    }
}
