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
            Phases = PlotPhase.Steps(chart.Points, point => (point.Phase, point.Centre, point.LowerLimit, point.UpperLimit)),
            Events = Events(series, chart),
            Targets = SparkPlot.Targets([.. chart.Points.Select(point => point.Target)]),
            AxisText = value => Values.Words(value, definition.Unit),
            Floor = 0,
            Ceiling = definition.IsPercentage ? 100 : null,
            CentreName = definition.Chart.Centre is "median" ? "Median" : "Mean",
        };
    }

    /// <summary>Where the limits begin anew and what happened beside, with the signs of the table below the chart.</summary>
    private static IReadOnlyList<PlotEvent> Events(MeasureSeries series, Chart chart)
    {
        var signs = Signs.Of(series);
        return [.. series.Phases.Where(phase => signs.ContainsKey(phase.Id)).Select(phase => new PlotEvent(
                IndexOf(series.StartOf(phase.From)), signs[phase.Id], phase.CycleId is null ? "Limits recalculated" : "New standard, limits recalculated"))
            .Concat(series.Notes.Where(note => signs.ContainsKey(note.Id)).Select(note => new PlotEvent(IndexOf(series.PointOf(note.On)), signs[note.Id], MeasureWords.Of(note.Kind))))
            .OrderBy(one => one.Index)];

        int IndexOf(DateOnly? day) => chart.Points.Count(point => point.Date < day);
    }

    private static string? Note(MeasureDefinition definition, Chart chart, int i) => WhyMarked.Words(definition, chart, i) is { } why
        ? $"{ChartWords.Of(chart.Points[i].Judgement!.Value)}: {why}"
        : null;
}
