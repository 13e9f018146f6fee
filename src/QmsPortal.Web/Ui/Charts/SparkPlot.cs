using QmsPortal.Contracts.Control;
using QmsPortal.Spc;

namespace QmsPortal.Ui.Charts;

/// <summary>Makes the stored last points of a chart ready to be drawn small.</summary>
public static class SparkPlot
{
    public static Plot Of(MeasureSummaries.Row row) => new()
    {
        Id = $"spark-{row.PlaceCode}-{row.Code}",
        Title = row.Name,
        Description = row.Words,
        Points = [.. row.Spark.Points.Select(point => new PlotPoint(point.Date, "", point.Value, "", MarkOf(point.Judgement), null))],
        Phases = PlotPhase.Steps(row.Spark.Points, point => (point.Phase, point.Centre, point.Lower, point.Upper)),
        Targets = Targets([.. row.Spark.Points.Select(point => point.Target)]),
        AxisText = _ => "",
    };

    public static PlotMark MarkOf(Judgement? judgement) => judgement switch
    {
        Judgement.Improvement => PlotMark.Improvement,
        Judgement.Concern => PlotMark.Concern,
        Judgement.NeutralHigh or Judgement.NeutralLow => PlotMark.Neutral,
        _ => PlotMark.Common,
    };

    /// <summary>Neighbouring points with the same target are one line.</summary>
    public static IReadOnlyList<PlotTarget> Targets(IReadOnlyList<double?> targets) =>
        [.. PlotRuns.Of(targets).Where(run => targets[run.First] is not null).Select(run => new PlotTarget(run.First, run.Last, targets[run.First]!.Value))];
}
