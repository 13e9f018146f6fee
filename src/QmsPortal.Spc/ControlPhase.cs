namespace QmsPortal.Spc;

/// <summary>A stretch of a control chart with lines of its own.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="First">The index in <see cref="ControlChart.Points"/> of its first point.</param>
/// <param name="Last">The index in <see cref="ControlChart.Points"/> of its last point.</param>
/// <param name="Centre">The centre line, in the unit that is drawn; null where there is nothing to take it from.</param>
/// <param name="Spread">
/// What the limits rest on, before multiplying: of I, I′ and t charts the standard deviation (of t, of transformed times; of I′, for a denominator of 1),
/// of p′ and u′ charts sigma Z, of x̄ and s charts the mean standard deviation. Null on other charts and where there are no limits.
/// </param>
/// <param name="UnscreenedFallback">True when screening was asked for but would have left no variation, so the lines are the unscreened ones.</param>
/// <param name="Runs">The run analysis. A moving range chart never signals by it, for its values are not independent.</param>
/// <param name="NoLimits">Why the phase has no limits; null where it has.</param>
public sealed record ControlPhase(int Number, int First, int Last, double? Centre, double? Spread, bool UnscreenedFallback, RunAnalysis Runs, NoLimits? NoLimits);
