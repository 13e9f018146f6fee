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
            Events = Events(series, chart),
            Targets = SparkPlot.Targets([.. chart.Points.Select(point => point.Target)]),
            AxisText = value => Values.Words(value, definition.Unit),
            Floor = 0,
            Ceiling = definition.IsPercentage ? 100 : null,
            CentreName = definition.Chart is ChartKind.Run ? "Median" : "Mean",
        };
    }

    /// <summary>Where the limits begin anew, with the sign of the table beside the chart.</summary>
    private static IReadOnlyList<PlotEvent> Events(MeasureSeries series, Chart chart)
    {
        var signs = PhaseRow.Signs(series);
        return [.. series.Phases.Where(phase => signs.ContainsKey(phase.Id)).Select(phase => new PlotEvent(
            chart.Points.Count(point => point.Date < series.StartOf(phase.From)), signs[phase.Id], phase.CycleId is null ? "Limits recalculated" : "New standard, limits recalculated"))];
    }

    private static string? Note(MeasureDefinition definition, Chart chart, int i) => WhyMarked.Words(definition, chart, i) is { } why
        ? $"{ChartWords.Of(chart.Points[i].Judgement!.Value)}: {why}"
        : null;
}
