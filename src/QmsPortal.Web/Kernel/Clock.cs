using System.Globalization;

namespace QmsPortal.Kernel;

/// <summary>Stored in UTC, shown in Europe/London.</summary>
public static class Clock
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    extension(TimeProvider clock)
    {
        /// <summary>The day it is in London.</summary>
        public DateOnly Today() => clock.GetUtcNow().LondonDay();
    }

    extension(DateTimeOffset instant)
    {
        public DateOnly LondonDay() => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, London).DateTime);

        /// <summary>"07:54".</summary>
        public string TimeWords() => TimeZoneInfo.ConvertTime(instant, London).ToString("HH:mm", British);

        /// <summary>"Mon 4 May 09:42"; with the year when it is not this one.</summary>
        public string Words(DateOnly today)
        {
            var local = TimeZoneInfo.ConvertTime(instant, London);
            return local.ToString(local.Year == today.Year ? "ddd d MMM HH:mm" : "ddd d MMM yyyy HH:mm", British);
        }
    }

    extension(DateOnly day)
    {
        /// <summary>"Tuesday 5 May 2026", for titles.</summary>
        public string LongWords() => day.ToString("dddd d MMMM yyyy", British);

        /// <summary>"Thu 7 May"; with the year when it is not this one.</summary>
        public string Words(DateOnly today) => day.ToString(day.Year == today.Year ? "ddd d MMM" : "ddd d MMM yyyy", British);

        /// <summary>"today", "1 day", "3 days", and the date itself after 60 days.</summary>
        public string AgeWords(DateOnly today) => (today.DayNumber - day.DayNumber) switch
        {
            <= 0 => "Today",
            1 => "1 day",
            <= 60 and var days => $"{days} days",
            _ => $"Since {day.ToString("d MMMM yyyy", British)}",
        };

        /// <summary>Midnight in London at the start of this day, as an instant.</summary>
        public DateTimeOffset StartInLondon(TimeOnly time = default)
        {
            var local = day.ToDateTime(time);
            return new DateTimeOffset(local, London.GetUtcOffset(local)).ToUniversalTime();
        }
    }
}
