using System.Globalization;

namespace QmsPortal.Kernel;

/// <summary>
/// A date as it was typed, in up to three boxes. It keeps any text, so that a form with errors shows what the person wrote;
/// <see cref="ToDate"/> says whether the text is a date.
/// </summary>
public sealed record DateInput
{
    public const int FirstYear = 1900;
    public const int LastYear = 2999;

    public string? Day { get; init; }
    public string? Month { get; init; }
    public string? Year { get; init; }

    public static DateInput From(DateOnly date) => new()
    {
        Day = date.Day.ToString(CultureInfo.InvariantCulture),
        Month = date.Month.ToString(CultureInfo.InvariantCulture),
        Year = date.Year.ToString(CultureInfo.InvariantCulture),
    };

    public bool IsEmpty =>
        string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Month) && string.IsNullOrWhiteSpace(Year);

    /// <summary>The date, or null if the text is not one. Where only a month was asked, its first day.</summary>
    public DateOnly? ToDate(bool monthOnly = false)
    {
        var year = Digits(Year, 4, 4);
        var month = Digits(Month, 1, 2) ?? MonthNamed(Month);
        var day = monthOnly && string.IsNullOrWhiteSpace(Day) ? 1 : Digits(Day, 1, 2);

        if (year is not (>= FirstYear and <= LastYear) || month is not (>= 1 and <= 12) || day is null or < 1)
            return null;

        return day <= DateTime.DaysInMonth(year.Value, month.Value)
            ? new DateOnly(year.Value, month.Value, day.Value)
            : null;
    }

    private static int? Digits(string? text, int shortest, int longest)
    {
        var digits = text?.Trim() ?? "";
        return digits.Length >= shortest && digits.Length <= longest && digits.All(char.IsAsciiDigit)
            ? int.Parse(digits, CultureInfo.InvariantCulture)
            : null;
    }

    // English whatever the language of the page, with any shortening people use: Jan, Sept, Octob.
    private static int? MonthNamed(string? text)
    {
        var name = text?.Trim().TrimEnd('.') ?? "";
        if (name.Length < 3)
            return null;

        var months = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        var index = Array.FindIndex(months, month => month.StartsWith(name, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? null : index + 1;
    }
}
