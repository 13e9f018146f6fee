using QmsPortal.Spc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The answers a definition may have, in words.</summary>
public static class MeasureWords
{
    public static readonly IReadOnlyList<Choice> Directions =
    [
        new(nameof(ImprovementDirection.Increase), "Higher is better"),
        new(nameof(ImprovementDirection.Decrease), "Lower is better"),
        new(nameof(ImprovementDirection.Neutral), "Neither"),
    ];

    public static readonly IReadOnlyList<Choice> Charts =
    [
        new(nameof(ChartKind.Xmr), Of(ChartKind.Xmr), "A mean and a usual range; tells signal from noise from 13 values on. Right for most measures"),
        new(nameof(ChartKind.Run), Of(ChartKind.Run), "A median and no range. For few or very uneven values"),
    ];

    public static readonly IReadOnlyList<Choice> Everys = [new(nameof(Period.Day), "Day"), new(nameof(Period.Week), "Week"), new(nameof(Period.Month), "Month")];

    public static string Of(ImprovementDirection direction) => direction switch
    {
        ImprovementDirection.Increase => "higher",
        ImprovementDirection.Decrease => "lower",
        _ => "neither",
    };

    public static string Of(ChartKind chart) => chart is ChartKind.Run ? "Run chart" : "XmR chart";
}
