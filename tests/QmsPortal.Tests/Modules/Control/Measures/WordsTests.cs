using System.Globalization;
using QmsPortal.Modules.Control.Measures;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Measures;

public class WordsTests
{
    [Theory]
    [InlineData(71.4, "%", 0, "71%")]
    [InlineData(71.4, "%", 1, "71.4%")]
    [InlineData(100.0, "%", 1, "100.0%")]
    [InlineData(0.0, "%", 0, "0%")]
    [InlineData(4.83, "per 1,000 bed days", 0, "4.8")]
    [InlineData(0.0, "per 1,000 bed days", 0, "0")]
    [InlineData(12.0, "falls", 0, "12")]
    [InlineData(1234.4, "falls", 0, "1,234")]
    [InlineData(null, "%", 0, "No value")]
    public void A_value_reads(double? value, string unit, int decimals, string words) => Assert.Equal(words, Values.Words(value, unit, decimals));

    [Fact]
    public void A_percentage_needs_no_unit_after_it_and_anything_else_does()
    {
        Assert.Equal("", Values.UnitWords("%"));
        Assert.Equal("per 1,000 bed days", Values.UnitWords("per 1,000 bed days"));
    }

    [Fact]
    public void A_count_and_its_base_are_told_where_there_are_few()
    {
        Assert.Equal("118 of 123", Values.CountAndBase(118, 123));
        Assert.Equal("9,998 of 9,999", Values.CountAndBase(9998, 9999));
        Assert.Null(Values.CountAndBase(9000, 10_000));
        Assert.Null(Values.CountAndBase(0, 0));
        Assert.Null(Values.CountAndBase(12, null));
    }

    [Theory]
    [InlineData(Period.Month, "2026-05-01", "May 2026")]
    [InlineData(Period.Week, "2026-05-04", "week to 10 May 2026")]
    [InlineData(Period.Week, "2025-12-29", "week to 4 Jan 2026")]
    [InlineData(Period.Day, "2026-05-04", "Mon 4 May 2026")]
    [InlineData(Period.Day, "2024-02-29", "Thu 29 Feb 2024")]
    public void A_period_reads(Period every, string period, string words) => Assert.Equal(words, Periods.Words(every, Day(period)));

    [Theory]
    [InlineData(Period.Month, "2026-04-01", "April")]
    [InlineData(Period.Month, "2025-12-01", "December 2025")]
    [InlineData(Period.Week, "2026-04-27", "week to 3 May")]
    [InlineData(Period.Week, "2025-12-22", "week to 28 Dec 2025")]
    [InlineData(Period.Week, "2026-12-28", "week to 3 Jan 2027")]
    [InlineData(Period.Day, "2026-05-04", "Mon 4 May")]
    public void On_a_board_a_period_reads_without_this_year(Period every, string period, string words) =>
        Assert.Equal(words, Periods.Short(every, Day(period), new DateOnly(2026, 5, 5)));

    [Fact]
    public void Units_of_time_read_in_the_singular_and_the_plural()
    {
        Assert.Equal(["days", "weeks", "months"], new[] { Period.Day, Period.Week, Period.Month }.Select(Periods.Plural));
        Assert.Equal(["day", "week", "month"], new[] { Period.Day, Period.Week, Period.Month }.Select(Periods.Singular));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
