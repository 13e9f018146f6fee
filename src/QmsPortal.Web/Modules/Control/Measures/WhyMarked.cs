using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Why a point is marked, with the numbers: "6 in a row below the mean 78.8%".</summary>
internal static class WhyMarked
{
    public static string? Words(MeasureDefinition definition, Chart chart, int point)
    {
        var reasons = chart.WhyMarked(point);
        return reasons.Count == 0 ? null : string.Join("; ", reasons.Select(reason => Words(definition, reason)).Distinct());
    }

    /// <summary>By one rule alone.</summary>
    public static string Words(MeasureDefinition definition, Chart chart, int point, SpecialCause rule) =>
        Words(definition, chart.WhyMarked(point).First(reason => reason.Cause == rule));

    private static string Words(MeasureDefinition definition, Reason reason)
    {
        var line = Values.Words(reason.Line, definition.Unit, 1);
        var centre = definition.Chart.Centre;
        return reason.Cause switch
        {
            SpecialCause.AboveUpperLimit => $"above the upper limit {line}",
            SpecialCause.BelowLowerLimit => $"below the lower limit {line}",
            SpecialCause.TrendIncreasing => $"{reason.Counted} rising in a row",
            SpecialCause.TrendDecreasing => $"{reason.Counted} falling in a row",
            SpecialCause.TwoOfThreeAbove => $"two of three beyond {line}, two thirds of the way to the upper limit",
            SpecialCause.TwoOfThreeBelow => $"two of three beyond {line}, two thirds of the way to the lower limit",
            SpecialCause.ShiftAbove => $"{reason.Counted} in a row above the {centre} {line}",
            _ => $"{reason.Counted} in a row below the {centre} {line}",
        };
    }
}
