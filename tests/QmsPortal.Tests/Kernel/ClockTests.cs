using Microsoft.Extensions.Time.Testing;
using QmsPortal.Kernel;
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
        var clock = new FakeTimeProvider(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), clock.Today());
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
        Assert.Equal("01:30", Utc(2026, 10, 25, 0, 30).TimeWords());
        Assert.Equal("01:30", Utc(2026, 10, 25, 1, 30).TimeWords());
        Assert.Equal(Utc(2026, 3, 28, 0, 0), new DateOnly(2026, 3, 28).StartInLondon());
        Assert.Equal(Utc(2026, 3, 29, 23, 0), new DateOnly(2026, 3, 30).StartInLondon());
        Assert.Equal(Utc(2026, 10, 24, 23, 0), new DateOnly(2026, 10, 25).StartInLondon());
        Assert.Equal(Utc(2026, 10, 26, 0, 0), new DateOnly(2026, 10, 26).StartInLondon());
    }

    [Fact]
    public void A_time_that_a_spring_night_leaves_out_is_still_an_instant()
    {
        var instant = new DateOnly(2026, 3, 29).StartInLondon(new TimeOnly(1, 30));

        Assert.Equal(new DateOnly(2026, 3, 29), instant.LondonDay());
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

    private static DateTimeOffset Utc(int year, int month, int day, int hour, int minute) => new(year, month, day, hour, minute, 0, TimeSpan.Zero);
}
