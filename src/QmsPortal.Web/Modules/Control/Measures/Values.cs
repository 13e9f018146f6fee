using System.Globalization;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Values as people read them: a unit always, a count and its base where there are few.</summary>
public static class Values
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"71%" or "4.8"; on a chart page with one decimal more.</summary>
    public static string Words(double? value, string unit, int decimals = 0) => value switch
    {
        null => "No value",
        _ when unit == MeasureDefinition.Percent => value.Value.ToString($"N{decimals}", British) + "%",
        _ => value.Value.ToString(Math.Abs(value.Value) >= 100 || value == Math.Floor(value.Value) ? "N0" : "0.0", British),
    };

    /// <summary>The words after the number: nothing for a percentage, the unit otherwise.</summary>
    public static string UnitWords(string unit) => unit == MeasureDefinition.Percent ? "" : unit;

    /// <summary>"118 of 123", for a base under ten thousand.</summary>
    public static string? CountAndBase(decimal? numerator, decimal? denominator) =>
        numerator is not null && denominator is > 0 and < 10_000
            ? $"{numerator.Value.ToString("#,0.##", British)} of {denominator.Value.ToString("#,0.##", British)}"
            : null;
}
