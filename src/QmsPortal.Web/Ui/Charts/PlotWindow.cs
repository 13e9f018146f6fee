namespace QmsPortal.Ui.Charts;

/// <summary>The last part of a chart, for a phone and for a tile.</summary>
internal static class PlotWindow
{
    public static Plot Last(this Plot plot, int count)
    {
        var skip = plot.Points.Count - count;
        return skip <= 0 ? plot : plot with
        {
            Points = [.. plot.Points.Skip(skip)],
            Phases = [.. plot.Phases.Where(p => p.Last >= skip).Select(p => p with { First = Math.Max(0, p.First - skip), Last = p.Last - skip })],
            Targets = [.. plot.Targets.Where(t => t.Last >= skip).Select(t => t with { First = Math.Max(0, t.First - skip), Last = t.Last - skip })],
            Events = [.. plot.Events.Where(e => e.Index >= skip).Select(e => e with { Index = e.Index - skip })],
        };
    }

    /// <summary>A value that has a place on paper; anything else is a gap.</summary>
    public static bool Drawable(this double? value) => value is { } v && double.IsFinite(v) && Math.Abs(v) < 1e100;
}
