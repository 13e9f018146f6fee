using System.Globalization;

namespace QmsPortal.Kernel;

/// <summary>"08:00", as forms offer it and pages show it.</summary>
public static class TimeOfDay
{
    private const string Format = "HH:mm";

    public static TimeOnly? Read(string? text) => TimeOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    public static string Words(this TimeOnly time) => time.ToString(Format, CultureInfo.InvariantCulture);
}
