using System.Globalization;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Modules.Control.Escalations;
using Xunit;

namespace QmsPortal.Tests.Modules.Control.Escalations;

/// <summary>When a tier has to read back and to answer. Times were worked out by hand, with a calendar.</summary>
public class EscalationClockTests
{
    // All in UTC. In 2026 the clocks go forward on Sunday 29 March at 01:00 UTC and back on Sunday 25 October at 01:00 UTC.
    [Theory]
    [InlineData(EscalationPriority.P1, "2026-05-05T07:00Z", "2026-05-05T07:15Z", "2026-05-05T08:00Z")]
    [InlineData(EscalationPriority.P2, "2026-05-05T07:00Z", "2026-05-05T08:00Z", "2026-05-05T11:00Z")]
    [InlineData(EscalationPriority.P1, "2026-05-05T22:50Z", "2026-05-05T23:05Z", "2026-05-05T23:50Z")]
    [InlineData(EscalationPriority.P2, "2026-12-25T21:30Z", "2026-12-25T22:30Z", "2026-12-26T01:30Z")]

    // Spring: at 00:50 the wall shows 00:50, and fifteen minutes later 02:05. Elapsed time is fifteen minutes all the same.
    [InlineData(EscalationPriority.P1, "2026-03-29T00:50Z", "2026-03-29T01:05Z", "2026-03-29T01:50Z")]
    [InlineData(EscalationPriority.P2, "2026-03-29T00:30Z", "2026-03-29T01:30Z", "2026-03-29T04:30Z")]
    [InlineData(EscalationPriority.P2, "2026-03-28T23:00Z", "2026-03-29T00:00Z", "2026-03-29T03:00Z")]

    // Autumn: at 00:50 the wall shows 01:50 BST, and fifteen minutes later 01:05 GMT.
    [InlineData(EscalationPriority.P1, "2026-10-25T00:50Z", "2026-10-25T01:05Z", "2026-10-25T01:50Z")]
    [InlineData(EscalationPriority.P2, "2026-10-25T00:10Z", "2026-10-25T01:10Z", "2026-10-25T04:10Z")]
    [InlineData(EscalationPriority.P2, "2026-10-24T22:30Z", "2026-10-24T23:30Z", "2026-10-25T02:30Z")]

    // A plain week: Tuesday 5 May 09:20 in London, then Wednesday, then Tuesday.
    [InlineData(EscalationPriority.P3, "2026-05-05T08:20Z", "2026-05-06T08:20Z", "2026-05-12T08:20Z")]

    // Friday afternoon: Monday, then Friday.
    [InlineData(EscalationPriority.P3, "2026-05-08T14:00Z", "2026-05-11T14:00Z", "2026-05-15T14:00Z")]

    // Saturday and Sunday count from Monday 00:00 in London, which is Sunday 23:00 UTC.
    [InlineData(EscalationPriority.P3, "2026-05-09T10:00Z", "2026-05-11T23:00Z", "2026-05-17T23:00Z")]
    [InlineData(EscalationPriority.P3, "2026-05-10T22:59Z", "2026-05-11T23:00Z", "2026-05-17T23:00Z")]

    // 23:30 UTC on Sunday is Monday 00:30 in London.
    [InlineData(EscalationPriority.P3, "2026-05-10T23:30Z", "2026-05-11T23:30Z", "2026-05-17T23:30Z")]

    // Thursday before Good Friday (3 April 2026): Tuesday after Easter Monday, then Monday.
    [InlineData(EscalationPriority.P3, "2026-04-02T09:00Z", "2026-04-07T09:00Z", "2026-04-13T09:00Z")]

    // Friday before the early May bank holiday (Monday 4 May): Tuesday 5 May, then Monday 11 May.
    [InlineData(EscalationPriority.P3, "2026-05-01T09:00Z", "2026-05-05T09:00Z", "2026-05-11T09:00Z")]

    // On the bank holiday itself: counts from Tuesday 00:00.
    [InlineData(EscalationPriority.P3, "2026-05-04T09:00Z", "2026-05-05T23:00Z", "2026-05-11T23:00Z")]

    // Christmas Eve 2026, a Thursday: 25 December, then a weekend, then Monday 28 in place of Boxing Day; Tuesday 29. Then 30, 31, not 1 January, 4 and 5 January.
    [InlineData(EscalationPriority.P3, "2026-12-24T15:00Z", "2026-12-29T15:00Z", "2027-01-05T15:00Z")]

    // Christmas 2027 falls on Saturday: Monday 27 and Tuesday 28 are off.
    [InlineData(EscalationPriority.P3, "2027-12-24T10:00Z", "2027-12-29T10:00Z", "2028-01-05T10:00Z")]

    // New Year's Day 2028 is a Saturday: Monday 3 January is off.
    [InlineData(EscalationPriority.P3, "2027-12-31T10:00Z", "2028-01-04T10:00Z", "2028-01-10T10:00Z")]

    // Over the spring change: Friday 27 March 15:00 GMT, Monday 30 March 15:00 BST is 14:00 UTC. No hour is added and none lost on the wall.
    [InlineData(EscalationPriority.P3, "2026-03-27T15:00Z", "2026-03-30T14:00Z", "2026-04-07T14:00Z")]

    // Over the autumn change: Friday 23 October 15:00 BST, Monday 26 October 15:00 GMT.
    [InlineData(EscalationPriority.P3, "2026-10-23T14:00Z", "2026-10-26T15:00Z", "2026-10-30T15:00Z")]

    // Raised within the two hours that changed, on a Sunday: Monday 00:00 first, BST in March and GMT in October.
    [InlineData(EscalationPriority.P3, "2026-03-29T01:10Z", "2026-03-30T23:00Z", "2026-04-07T23:00Z")]
    [InlineData(EscalationPriority.P3, "2026-10-25T01:10Z", "2026-10-27T00:00Z", "2026-11-02T00:00Z")]

    // The last minute of a working day.
    [InlineData(EscalationPriority.P3, "2026-05-05T22:59Z", "2026-05-06T22:59Z", "2026-05-12T22:59Z")]

    // Summer bank holiday, Monday 31 August 2026.
    [InlineData(EscalationPriority.P3, "2026-08-28T16:45Z", "2026-09-01T16:45Z", "2026-09-07T16:45Z")]

    // A leap day: Monday 28 February 2028, Tuesday 29, then Monday 6 March.
    [InlineData(EscalationPriority.P3, "2028-02-28T12:00Z", "2028-02-29T12:00Z", "2028-03-06T12:00Z")]
    public void A_tier_has_until(EscalationPriority priority, string raised, string readBack, string answer)
    {
        Assert.Equal(Utc(readBack), EscalationTimes.Default.ReadBackBy(priority, Utc(raised)));
        Assert.Equal(Utc(answer), EscalationTimes.Default.AnswerBy(priority, Utc(raised)));
    }

    [Fact]
    public void Every_year_of_the_table_has_eight_bank_holidays_all_on_weekdays()
    {
        for (var year = BankHolidays.FirstYear; year <= BankHolidays.LastYear; year++)
        {
            var days = Enumerable.Range(0, 366).Select(i => new DateOnly(year, 1, 1).AddDays(i)).Where(day => day.Year == year && BankHolidays.Include(day)).ToList();

            Assert.Equal(8, days.Count);
            Assert.DoesNotContain(days, day => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || day.IsWorkingDay);
        }
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
