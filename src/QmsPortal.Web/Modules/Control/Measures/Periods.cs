using System.Globalization;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Periods in words, as people say them.</summary>
public static class Periods
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"May 2026", "week to 10 May 2026", "Mon 4 May 2026".</summary>
    public static string Words(Period every, DateOnly period) => every switch
    {
        Period.Month => period.ToString("MMMM yyyy", British),
        Period.Week => $"week to {period.AddDays(6).ToString("d MMM yyyy", British)}",
        _ => period.ToString("ddd d MMM yyyy", British),
    };

    /// <summary>"October", "week to 22 Nov": with the year when it is not this one.</summary>
    public static string Short(Period every, DateOnly period, DateOnly today) =>
        period.Year == today.Year ? Words(every, period).Replace(period.ToString(" yyyy", British), "") : Words(every, period);

    /// <summary>Of rare events, how long there has been none: "12 days since the last one". Of all others null.</summary>
    public static string? Since(MeasureDefinition definition, DateOnly latest, DateOnly today) => !definition.Chart.IsOfEvents ? null
        : (today.DayNumber - latest.DayNumber) switch
        {
            0 => "The last one was today",
            1 => "1 day since the last one",
            var days => $"{days} days since the last one",
        };

    /// <summary>"months", "weeks", "days".</summary>
    public static string Plural(Period every) => every switch
    {
        Period.Month => "months",
        Period.Week => "weeks",
        _ => "days",
    };

    public static string Singular(Period every) => Plural(every)[..^1];

    /// <summary>How long after a period ends its value is expected, before a tile says "Out of date".</summary>
    public static DateOnly DueAfter(Period every, DateOnly period) => every switch
    {
        Period.Month => period.AddMonths(2).AddDays(14),
        Period.Week => period.AddDays(14 + 4),
        _ => period.AddDays(3),
    };
}
