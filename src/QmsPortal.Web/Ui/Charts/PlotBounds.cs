namespace QmsPortal.Ui.Charts;

/// <summary>The lowest and highest value on the axis: everything drawn is inside, and nothing is cut to look larger.</summary>
internal readonly record struct PlotBounds(double Low, double High)
{
    // Below a fiftieth of the level a difference would fill the chart and seem to matter.
    private const double LeastSpan = 0.02;
    private const double SpanOfOneLevel = 0.2;
    private const double Padding = 0.08;

    // The natural end of the scale is shown where it is nearer than this share of the span.
    private const double Near = 0.3;

    public double Span => High - Low;

    /// <summary>Values, limits and targets with nothing round them, or none when there is nothing to draw.</summary>
    public static PlotBounds? Bare(Plot plot)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var point in plot.Points)
            Include(point.Value);
        foreach (var phase in plot.Phases)
        {
            Include(phase.Lower);
            Include(phase.Centre);
            Include(phase.Upper);
        }

        foreach (var target in plot.Targets)
            Include(target.Value);
        return low <= high ? new PlotBounds(low, high) : null;

        void Include(double? value)
        {
            if (value.Drawable())
                (low, high) = (Math.Min(low, value!.Value), Math.Max(high, value.Value));
        }
    }

    /// <summary>With room above and below.</summary>
    public static PlotBounds Of(Plot plot)
    {
        if (Bare(plot) is not { } bare)
            return new PlotBounds(plot.Floor ?? 0, plot.Ceiling > (plot.Floor ?? 0) ? plot.Ceiling.Value : (plot.Floor ?? 0) + 1);
        var level = Math.Max(Math.Abs(bare.Low), Math.Abs(bare.High));
        var least = level == 0 ? 1 : level * (bare.Span == 0 ? SpanOfOneLevel : LeastSpan);
        var span = Math.Max(bare.Span, least);
        var middle = bare.Low + (bare.Span / 2);
        var (low, high) = (middle - (span * (0.5 + Padding)), middle + (span * (0.5 + Padding)));
        if (plot.Floor <= bare.Low && low - plot.Floor < Near * span)
            low = plot.Floor.Value;
        if (plot.Ceiling >= bare.High && plot.Ceiling - high < Near * span)
            high = plot.Ceiling.Value;
        return new PlotBounds(low, high > low ? high : low + span);
    }
}
