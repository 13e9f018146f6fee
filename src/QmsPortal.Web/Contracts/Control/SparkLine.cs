using QmsPortal.Spc;

namespace QmsPortal.Contracts.Control;

/// <summary>The last points of a chart, enough to draw it small.</summary>
public sealed record SparkLine(IReadOnlyList<SparkPoint> Points)
{
    public static readonly SparkLine Empty = new([]);

    public static SparkLine Of(Chart chart, int last) => new([.. chart.Points.TakeLast(last).Select(point => new SparkPoint(
        point.Date, point.Value, point.Phase, point.Centre, point.LowerLimit, point.UpperLimit, point.Target, point.Judgement))]);
}

public sealed record SparkPoint(DateOnly Date, double? Value, int Phase, double? Centre, double? Lower, double? Upper, double? Target, Judgement? Judgement);
