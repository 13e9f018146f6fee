using System.Globalization;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

public class MeasureDefinitionTests
{
    [Fact]
    public void A_value_is_numerator_over_denominator_times_multiplier()
    {
        Assert.Equal(71.0, Measures.Percentage().Value(71, 100)!.Value, 12);
        Assert.Equal(95.93495934959350, Measures.Percentage().Value(118, 123)!.Value, 11);
        Assert.Equal(4.81927710843374, Measures.Rate().Value(4, 830)!.Value, 11);
        Assert.Equal(12.0, Measures.Count().Value(12, null)!.Value, 12);
        Assert.Equal(0.0, Measures.Percentage().Value(0, 123)!.Value, 12);
    }

    [Fact]
    public void Nothing_to_count_among_gives_no_value_and_never_zero()
    {
        Assert.Null(Measures.Percentage().Value(0, 0));
        Assert.Null(Measures.Rate().Value(0, 0));
        Assert.Null(Measures.Rate().Value(3, null));
    }

    [Theory]
    [InlineData(71, 100, null)]
    [InlineData(100, 100, null)]
    [InlineData(0, 0, null)]
    [InlineData(101, 100, "Numerator 101 is larger than denominator 100. Check both")]
    [InlineData(1, 0, "Numerator 1 is larger than denominator 0. Check both")]
    [InlineData(-1, 100, "Numbers cannot be negative")]
    [InlineData(1, -100, "Numbers cannot be negative")]
    [InlineData(71, null, "Enter the denominator: Night call bells")]
    public void A_percentage_refuses_numbers_that_cannot_be(int numerator, int? denominator, string? fault) =>
        Assert.Equal(fault, Measures.Percentage().Fault(numerator, denominator));

    [Fact]
    public void A_rate_may_be_above_its_base_and_a_count_has_none()
    {
        Assert.Null(Measures.Rate().Fault(900, 830));
        Assert.Null(Measures.Count().Fault(900, null));
        Assert.Equal("This measure is a count and has no denominator", Measures.Count().Fault(900, 1000));
    }

    [Fact]
    public void Numbers_beyond_what_is_stored_are_refused()
    {
        Assert.Null(Measures.Count().Fault(999_999_999_999m, null));
        Assert.Equal("Numbers must be below 1,000,000,000,000", Measures.Count().Fault(1_000_000_000_000m, null));
        Assert.Equal("Numbers must be below 1,000,000,000,000", Measures.Rate().Fault(1, 1_000_000_000_000m));
    }

    [Fact]
    public void A_percentage_needs_a_denominator_and_a_multiplier_of_100()
    {
        Assert.Throws<DomainException>(() => Measures.Definition("%", null, 100));
        Assert.Throws<DomainException>(() => Measures.Definition("%", "  ", 100));
        Assert.Throws<DomainException>(() => Measures.Definition("%", "All", 1));
        Assert.True(Measures.Definition("%", "All", 100).IsPercentage);
        Assert.False(Measures.Definition("per 100", "All", 100).IsPercentage);
    }

    [Theory]
    [InlineData(Period.Week, "2026-05-04", "2026-05-04", "Monday itself")]
    [InlineData(Period.Week, "2026-05-05", "2026-05-04", "a Tuesday")]
    [InlineData(Period.Week, "2026-05-10", "2026-05-04", "the Sunday that ends it")]
    [InlineData(Period.Week, "2026-01-01", "2025-12-29", "New Year lies in the old year's week")]
    [InlineData(Period.Week, "2021-01-03", "2020-12-28", "ISO week 53")]
    [InlineData(Period.Week, "2024-02-29", "2024-02-26", "a leap day")]
    [InlineData(Period.Week, "2024-03-01", "2024-02-26", "the day after it")]
    [InlineData(Period.Month, "2024-02-29", "2024-02-01", "a leap day")]
    [InlineData(Period.Month, "2025-12-31", "2025-12-01", "the end of a year")]
    [InlineData(Period.Day, "2024-02-29", "2024-02-29", "a leap day")]
    public void A_day_belongs_to_the_period_that_holds_it(Period every, string day, string period, string what)
    {
        Assert.NotEmpty(what);
        Assert.Equal(Day(period), Measures.Definition(every: every).PeriodOf(Day(day)));
    }

    [Fact]
    public void Weeks_are_those_of_ISO_8601_for_ten_years()
    {
        var weekly = Measures.Definition(every: Period.Week);
        for (var day = new DateOnly(2018, 12, 25); day < new DateOnly(2029, 1, 10); day = day.AddDays(1))
        {
            var date = day.ToDateTime(TimeOnly.MinValue);
            var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(ISOWeek.GetYear(date), ISOWeek.GetWeekOfYear(date), DayOfWeek.Monday));
            Assert.Equal(monday, weekly.PeriodOf(day));
        }
    }

    [Theory]
    [InlineData(Period.Month, "2025-12-01", "2026-01-01")]
    [InlineData(Period.Month, "2024-02-01", "2024-03-01")]
    [InlineData(Period.Week, "2020-12-28", "2021-01-04")]
    [InlineData(Period.Day, "2024-02-28", "2024-02-29")]
    [InlineData(Period.Day, "2025-12-31", "2026-01-01")]
    public void Periods_follow_one_another(Period every, string period, string next) =>
        Assert.Equal(Day(next), Measures.Definition(every: every).After(Day(period)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Measures for tests without a database.</summary>
internal static class Measures
{
    private static readonly Entry Entered = new(Guid.NewGuid(), new DateTimeOffset(2026, 5, 5, 7, 0, 0, TimeSpan.Zero));

    public static MeasureDefinition Percentage(ImprovementDirection direction = ImprovementDirection.Increase) => Definition("%", "Night call bells", 100, direction);

    public static MeasureDefinition Rate() => Definition("per 1,000 bed days", "Occupied bed days", 1000);

    public static MeasureDefinition Count() => Definition("falls", null, 1);

    public static MeasureDefinition Definition(
        string unit = "%", string? denominator = "All", decimal multiplier = 100, ImprovementDirection direction = ImprovementDirection.Increase,
        ChartKind chart = ChartKind.Xmr, Period every = Period.Week) =>
        new(Guid.NewGuid(), "Night call bells answered", "Night call bells", "Answered within 5 minutes", denominator, multiplier, unit, direction, chart, every);

    /// <summary>A series with these values, period after period from Monday 5 January 2026; null is a period left out.</summary>
    public static MeasureSeries Series(MeasureDefinition definition, IEnumerable<decimal?> values, decimal? target = null)
    {
        var series = new MeasureSeries(Guid.NewGuid(), definition, Guid.NewGuid(), "");
        var period = definition.PeriodOf(new DateOnly(2026, 1, 5));
        if (target is not null)
            series.SetTarget(Guid.NewGuid(), target, new DateOnly(2025, 1, 1), Entered.By, Entered.At);
        foreach (var value in values)
        {
            if (value is not null)
                series.Record(Guid.NewGuid(), period, value.Value, definition.Denominator is null ? null : definition.Multiplier, Entered);
            period = definition.After(period);
        }

        series.Refresh();
        return series;
    }

    /// <summary>50, 52, 50, 52 …: the mean is 51 and the moving range 2, so the usual range is 45.68 to 56.32.</summary>
    public static IEnumerable<decimal?> Steady(int points) => Enumerable.Range(0, points).Select(i => (decimal?)(i % 2 == 0 ? 50 : 52));
}
