using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control.Measures;
using Xunit;

namespace QmsPortal.Tests.Kernel;

public class ClockTests
{
    private static readonly DateOnly Today = new(2026, 5, 5);

    [Theory]
    [InlineData("2026-05-05T22:59:00Z", "2026-05-05")]
    [InlineData("2026-05-05T23:00:00Z", "2026-05-06")]
    [InlineData("2026-12-05T23:59:00Z", "2026-12-05")]
    [InlineData("2026-12-06T00:00:00Z", "2026-12-06")]
    [InlineData("2026-05-06T01:30:00+03:00", "2026-05-05")]
    public void Today_is_the_day_it_is_in_London(string instant, string day)
    {
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture));

        Assert.Equal(DateOnly.Parse(day, CultureInfo.InvariantCulture), clock.Today());
    }

    [Fact]
    public void Times_are_told_as_clocks_in_London_show_them()
    {
        Assert.Equal("07:52", Utc(2026, 5, 5, 6, 52).TimeWords());
        Assert.Equal("06:52", Utc(2026, 1, 5, 6, 52).TimeWords());
    }

    /// <summary>Clocks go forward on 29 March 2026 at one in the morning, and back on 25 October at two.</summary>
    [Fact]
    public void The_nights_on_which_clocks_change_are_told_right()
    {
        Assert.Equal("00:59", Utc(2026, 3, 29, 0, 59).TimeWords());
        Assert.Equal("02:00", Utc(2026, 3, 29, 1, 0).TimeWords());
        Assert.Equal("01:30 BST", Utc(2026, 10, 25, 0, 30).TimeWords());
        Assert.Equal("01:30 GMT", Utc(2026, 10, 25, 1, 30).TimeWords());
        Assert.Equal(Utc(2026, 3, 28, 0, 0), new DateOnly(2026, 3, 28).StartInLondon());
        Assert.Equal(Utc(2026, 3, 29, 23, 0), new DateOnly(2026, 3, 30).StartInLondon());
        Assert.Equal(Utc(2026, 10, 24, 23, 0), new DateOnly(2026, 10, 25).StartInLondon());
        Assert.Equal(Utc(2026, 10, 26, 0, 0), new DateOnly(2026, 10, 26).StartInLondon());
    }

    /// <summary>What a clock on the wall in London says, and the instant that is meant. Clocks go forward on the last Sunday of March and back on that of October.</summary>
    [Theory]
    [InlineData("2026-03-28", "23:59", "2026-03-28T23:59:00Z")]
    [InlineData("2026-03-29", "00:00", "2026-03-29T00:00:00Z")]
    [InlineData("2026-03-29", "00:59", "2026-03-29T00:59:00Z")]
    [InlineData("2026-03-29", "01:00", "2026-03-29T01:00:00Z")] // left out: an hour after midnight, 02:00 by the clock
    [InlineData("2026-03-29", "01:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-03-29", "01:59", "2026-03-29T01:59:00Z")]
    [InlineData("2026-03-29", "02:00", "2026-03-29T01:00:00Z")]
    [InlineData("2026-03-29", "02:30", "2026-03-29T01:30:00Z")]
    [InlineData("2026-03-29", "08:00", "2026-03-29T07:00:00Z")]
    [InlineData("2026-03-30", "00:00", "2026-03-29T23:00:00Z")]
    [InlineData("2026-10-24", "23:59", "2026-10-24T22:59:00Z")]
    [InlineData("2026-10-25", "00:00", "2026-10-24T23:00:00Z")]
    [InlineData("2026-10-25", "00:59", "2026-10-24T23:59:00Z")]
    [InlineData("2026-10-25", "01:00", "2026-10-25T00:00:00Z")] // twice: the first of the two
    [InlineData("2026-10-25", "01:30", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25", "01:59", "2026-10-25T00:59:00Z")]
    [InlineData("2026-10-25", "02:00", "2026-10-25T02:00:00Z")]
    [InlineData("2026-10-25", "08:00", "2026-10-25T08:00:00Z")]
    [InlineData("2026-10-26", "00:00", "2026-10-26T00:00:00Z")]
    [InlineData("2025-03-30", "01:15", "2025-03-30T01:15:00Z")]
    [InlineData("2025-10-26", "01:15", "2025-10-26T00:15:00Z")]
    [InlineData("2027-03-28", "02:00", "2027-03-28T01:00:00Z")]
    [InlineData("2027-10-31", "01:45", "2027-10-31T00:45:00Z")]
    [InlineData("2028-02-29", "00:00", "2028-02-29T00:00:00Z")]
    [InlineData("2028-02-29", "23:59", "2028-02-29T23:59:00Z")]
    [InlineData("2028-03-01", "08:00", "2028-03-01T08:00:00Z")]
    [InlineData("2026-12-31", "23:59", "2026-12-31T23:59:00Z")]
    [InlineData("2027-01-01", "00:00", "2027-01-01T00:00:00Z")]
    [InlineData("2026-06-30", "23:59", "2026-06-30T22:59:00Z")]
    [InlineData("2026-07-01", "00:00", "2026-06-30T23:00:00Z")]
    [InlineData("1990-01-01", "00:00", "1990-01-01T00:00:00Z")]
    [InlineData("2099-07-01", "00:00", "2099-06-30T23:00:00Z")]
    public void A_day_and_a_time_in_London_are_one_instant(string day, string time, string instant) =>
        Assert.Equal(Instant(instant), Day(day).StartInLondon(TimeOnly.Parse(time, CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-03-29T00:59:59Z", "2026-03-29", "00:59")]
    [InlineData("2026-03-29T01:00:00Z", "2026-03-29", "02:00")]
    [InlineData("2026-03-29T22:59:00Z", "2026-03-29", "23:59")]
    [InlineData("2026-03-29T23:00:00Z", "2026-03-30", "00:00")]
    [InlineData("2026-10-24T23:30:00Z", "2026-10-25", "00:30")]
    [InlineData("2026-10-25T00:00:00Z", "2026-10-25", "01:00 BST")]
    [InlineData("2026-10-25T00:59:00Z", "2026-10-25", "01:59 BST")]
    [InlineData("2026-10-25T01:00:00Z", "2026-10-25", "01:00 GMT")]
    [InlineData("2026-10-25T01:59:00Z", "2026-10-25", "01:59 GMT")]
    [InlineData("2026-10-25T02:00:00Z", "2026-10-25", "02:00")]
    [InlineData("2026-10-25T23:30:00Z", "2026-10-25", "23:30")]
    [InlineData("2026-07-14T23:30:00Z", "2026-07-15", "00:30")]
    [InlineData("2026-06-30T23:30:00Z", "2026-07-01", "00:30")]
    [InlineData("2026-01-14T23:30:00Z", "2026-01-14", "23:30")]
    [InlineData("2026-12-31T23:30:00Z", "2026-12-31", "23:30")]
    [InlineData("2027-01-01T00:00:00Z", "2027-01-01", "00:00")]
    [InlineData("2028-02-28T23:59:00Z", "2028-02-28", "23:59")]
    [InlineData("2028-02-29T12:00:00Z", "2028-02-29", "12:00")]
    [InlineData("2028-02-29T23:59:00Z", "2028-02-29", "23:59")]
    [InlineData("2028-03-01T00:00:00Z", "2028-03-01", "00:00")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01", null)]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31", "23:59")]
    public void An_instant_is_told_as_the_day_and_time_in_London(string instant, string day, string? time)
    {
        Assert.Equal(Day(day), Instant(instant).LondonDay());
        if (time is not null)
            Assert.Equal(time, Instant(instant).TimeWords());
    }

    [Fact]
    public void Eight_in_the_morning_is_eight_in_the_morning_every_day_of_three_years()
    {
        for (var day = new DateOnly(2026, 1, 1); day < new DateOnly(2029, 1, 1); day = day.AddDays(1))
        {
            var eight = day.StartInLondon(new TimeOnly(8, 0));

            Assert.Equal((day, "08:00"), (eight.LondonDay(), eight.TimeWords()));
        }
    }

    [Fact]
    public void Every_day_begins_when_the_one_before_has_ended_and_is_23_24_or_25_hours_long()
    {
        var lengths = Enumerable.Range(0, 365).Select(days => new DateOnly(2026, 1, 1).AddDays(days))
            .ToLookup(day => (day.AddDays(1).StartInLondon() - day.StartInLondon()).TotalHours);

        Assert.Equal((363, 2), (lengths[24].Count(), lengths.Where(length => length.Key is not 24).Sum(length => length.Count())));
        Assert.Equal(new DateOnly(2026, 3, 29), Assert.Single(lengths[23]));
        Assert.Equal(new DateOnly(2026, 10, 25), Assert.Single(lengths[25]));
    }

    /// <summary>From 00:30 to 03:30 by the clock on the wall: two hours of work in spring, four in autumn.</summary>
    [Theory]
    [InlineData("2026-03-29", 2)]
    [InlineData("2026-06-14", 3)]
    [InlineData("2026-10-25", 4)]
    public void What_has_passed_is_real_time(string day, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), Day(day).StartInLondon(new TimeOnly(3, 30)) - Day(day).StartInLondon(new TimeOnly(0, 30)));

    /// <summary>2026 has a week 53: it ends on Sunday 3 January 2027, and a week is told by the day it ends on, with that day's year.</summary>
    [Theory]
    [InlineData("2026-12-21", "week to 27 Dec 2026", 52)]
    [InlineData("2026-12-28", "week to 3 Jan 2027", 53)]
    [InlineData("2027-01-04", "week to 10 Jan 2027", 1)]
    public void Weeks_go_on_over_the_end_of_the_year(string monday, string words, int week)
    {
        Assert.Equal(week, ISOWeek.GetWeekOfYear(Day(monday)));
        Assert.Equal(words, Periods.Words(Period.Week, Day(monday)));
    }

    [Fact]
    public void Days_and_instants_are_told_shortly_with_the_year_only_when_it_is_another()
    {
        Assert.Equal("Mon 4 May 09:42", Utc(2026, 5, 4, 8, 42).Words(Today));
        Assert.Equal("Sun 4 May 2025 09:42", Utc(2025, 5, 4, 8, 42).Words(Today));
        Assert.Equal("Thu 7 May", new DateOnly(2026, 5, 7).Words(Today));
        Assert.Equal("Fri 1 Jan 2027", new DateOnly(2027, 1, 1).Words(Today));
        Assert.Equal("Tuesday 5 May 2026", Today.LongWords());
    }

    /// <summary>Just after midnight in London on New Year's Day of a summer-time zone it is still the old year nowhere that matters.</summary>
    [Fact]
    public void The_year_is_that_of_London()
    {
        Assert.Equal("Thu 1 Jan 00:00", Utc(2026, 1, 1, 0, 0).Words(Today));
        Assert.Equal("Wed 31 Dec 2025 23:59", Utc(2025, 12, 31, 23, 59).Words(Today));
    }

    [Theory]
    [InlineData(1, "Today")]
    [InlineData(0, "Today")]
    [InlineData(-1, "1 day")]
    [InlineData(-2, "2 days")]
    [InlineData(-60, "60 days")]
    [InlineData(-61, "Since 5 March 2026")]
    public void Ages_are_told_in_days_and_after_two_months_by_the_date(int days, string words)
    {
        Assert.Equal(words, Today.AddDays(days).AgeWords(Today));
    }

    private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string instant) => DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
