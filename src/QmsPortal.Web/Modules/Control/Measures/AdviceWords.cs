using System.Globalization;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Help with the choice of a chart, from the values themselves. It advises, and a person chooses.</summary>
internal static class AdviceWords
{
    /// <summary>What would suit the values better than the chart in use, with the figure that says so; null where nothing does.</summary>
    public static string? Of(MeasureSeries series)
    {
        var definition = series.Definition;
        if (NatureOf(definition) is not { } nature)
            return null;
        var advice = ChartAdvice.For(nature, series.Samples());
        if (ChartOf(advice.Kind) is not { } better || better == definition.Chart || advice.Reason is AdviceReason.TooFewValues)
            return null;
        return $"{Why(advice)} A {MeasureWords.Of(better)} would suit them better than {(definition.Chart is ChartKind.Xmr ? "an" : "a")} {MeasureWords.Of(definition.Chart)}.";
    }

    private static string Why(ChartAdvice advice) => advice.Reason switch
    {
        AdviceReason.OverDispersed => $"These values vary by more than chance allows: sigma Z is {Number(advice.Figure)}, and chance stays below {Number(advice.Threshold)}.",
        AdviceReason.RareEvents => $"Events are so rare here, {Number(advice.Figure)} a value on average, that most values would be zero or nearly so.",
        AdviceReason.UnequalDenominators => $"The denominators are of unequal size: the largest is {Number(advice.Figure)} times the smallest.",
        _ => "These values vary no more than chance allows.",
    };

    private static string Number(double? figure) => figure is { } number ? number.ToString("0.0", CultureInfo.InvariantCulture) : "not known";

    private static MeasureNature? NatureOf(MeasureDefinition definition) => definition.Chart switch
    {
        ChartKind.P or ChartKind.PPrime => MeasureNature.Proportion,
        ChartKind.U or ChartKind.UPrime => MeasureNature.Rate,
        ChartKind.C => MeasureNature.Count,

        // An XmR or run chart suits every kind of value, so nothing speaks against it.
        _ => null,
    };

    private static ChartKind? ChartOf(ControlChartKind kind) => kind switch
    {
        ControlChartKind.P => ChartKind.P,
        ControlChartKind.PPrime => ChartKind.PPrime,
        ControlChartKind.U => ChartKind.U,
        ControlChartKind.UPrime => ChartKind.UPrime,
        ControlChartKind.C => ChartKind.C,
        ControlChartKind.G => ChartKind.G,
        ControlChartKind.T => ChartKind.T,
        ControlChartKind.I => ChartKind.Xmr,
        _ => null,
    };
}
