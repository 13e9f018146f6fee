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

        public TimeOnly LondonTime() => TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, London).DateTime);

        /// <summary>"07:54"; in the hour that an autumn night has twice also which of the two, "01:30 BST".</summary>
        public string TimeWords()
        {
            var local = TimeZoneInfo.ConvertTime(instant, London);
            return local.ToString("HH:mm", British) + Which(local);
        }

        /// <summary>"12:00" where it is today, else with its day.</summary>
        public string ShortestWords(DateOnly today) => instant.LondonDay() == today ? instant.TimeWords() : instant.Words(today);

        /// <summary>"Mon 4 May 09:42"; with the year when it is not this one.</summary>
        public string Words(DateOnly today)
        {
            var local = TimeZoneInfo.ConvertTime(instant, London);
            return local.ToString(local.Year == today.Year ? "ddd d MMM HH:mm" : "ddd d MMM yyyy HH:mm", British) + Which(local);
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

        /// <summary>"since 3 March 2026": the same within a sentence.</summary>
        public string AgeInSentence(DateOnly today) => day.AgeWords(today) is var words ? char.ToLowerInvariant(words[0]) + words[1..] : "";

        /// <summary>
        /// This day in London at a time, midnight unless told, as an instant. A time that an autumn night has twice is the first of the two;
        /// one that a spring night leaves out is as long after midnight as it would have been, so 01:30 is 02:30 by the clock.
        /// </summary>
        public DateTimeOffset StartInLondon(TimeOnly time = default)
        {
            var local = day.ToDateTime(time);
            var ahead = London.IsAmbiguousTime(local) ? London.GetAmbiguousTimeOffsets(local).Max() : London.GetUtcOffset(local);
            return new DateTimeOffset(local, ahead).ToUniversalTime();
        }
    }

    private static string Which(DateTimeOffset local) => !London.IsAmbiguousTime(local.DateTime) ? "" : local.Offset == London.BaseUtcOffset ? " GMT" : " BST";
}
