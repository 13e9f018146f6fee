namespace QmsPortal.Spc;

/// <summary>A rule that fired, and the points concerned.</summary>
/// <param name="Cause">The rule.</param>
/// <param name="First">The index in <see cref="Chart.Points"/> of the first point of the run or window.</param>
/// <param name="Last">The index in <see cref="Chart.Points"/> of the last point of the run or window.</param>
/// <param name="Counted">How many points took part from first to last; gaps and ghosts do not, nor do points on the median of a run chart.</param>
/// <param name="Marked">How many of those the rule marks: all, but for two of three, which marks those beyond the two-sigma line.</param>
public sealed record Signal(SpecialCause Cause, int First, int Last, int Counted, int Marked);

/// <summary>Why a rule marks a point, with the numbers: "6 in a row below the mean 78.8".</summary>
/// <param name="Signal">The rule and the points concerned.</param>
/// <param name="Line">The line, in the phase of the point, that the point is compared with: a limit, a two-sigma line or the centre; null for a trend, which has none.</param>
public sealed record Reason(Signal Signal, double? Line)
{
    /// <summary>The value of the point, to be held against <see cref="Line"/>.</summary>
    public double Value { get; init; }

    /// <summary>The indices of the points that the rule marks in this run or window, this one among them.</summary>
    public IReadOnlyList<int> Points { get; init; } = [];

    /// <summary>The rule.</summary>
    public SpecialCause Cause => Signal.Cause;

    /// <summary>The index in <see cref="Chart.Points"/> of the first point of the run or window.</summary>
    public int First => Signal.First;

    /// <summary>The index in <see cref="Chart.Points"/> of the last point of the run or window.</summary>
    public int Last => Signal.Last;

    /// <summary>How many points took part from first to last.</summary>
    public int Counted => Signal.Counted;

    /// <summary>How many of those the rule marks.</summary>
    public int Marked => Signal.Marked;
}
