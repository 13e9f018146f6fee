using QmsPortal.Spc;
using QmsPortal.Ui.Charts;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A series and its chart, made ready to be drawn.</summary>
internal static class MeasurePlot
{
    public static Plot Of(MeasureSeries series, Chart chart, string title, string description)
    {
        var definition = series.Definition;
        return new Plot
        {
            Id = $"chart-{series.Code}",
            Title = title,
            Description = description,
            Points = [.. chart.Points.Select((point, i) => new PlotPoint(
                point.Date, Periods.Words(definition.Every, point.Date), point.Value,
                Values.Words(point.Value, definition.Unit, 1), SparkPlot.MarkOf(point.Judgement), Note(definition, chart, i)))],
            Phases = [.. chart.Phases.Select(phase => new PlotPhase(phase.First, phase.Last, phase.Centre, phase.LowerLimit, phase.UpperLimit))],
            Targets = SparkPlot.Targets([.. chart.Points.Select(point => point.Target)]),
            AxisText = value => Values.Words(value, definition.Unit),
            Floor = 0,
            Ceiling = definition.IsPercentage ? 100 : null,
            CentreName = definition.Chart is ChartKind.Run ? "Median" : "Mean",
        };
    }

    private static string? Note(MeasureDefinition definition, Chart chart, int i) => WhyMarked.Words(definition, chart, i) is { } why
        ? $"{ChartWords.Of(chart.Points[i].Judgement!.Value)}: {why}"
        : null;
}
