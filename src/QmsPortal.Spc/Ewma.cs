namespace QmsPortal.Spc;

/// <summary>A moving average in which older values weigh ever less, so that a small but lasting shift shows.</summary>
/// <param name="Points">One for each value, in order of time.</param>
/// <param name="State">Whether there are limits, and if not why.</param>
/// <param name="Centre">The level of the process, at which the average starts; null where there is nothing to take it from, and then there is no average.</param>
/// <param name="Sigma">The standard deviation of the values; null where there is none, and then there are no limits.</param>
public sealed record Ewma(IReadOnlyList<EwmaPoint> Points, SigmaState State, double? Centre, double? Sigma);

/// <summary>One point of an EWMA chart, in the unit of the values.</summary>
/// <param name="Value">The value, or null where it is missing: the average waits.</param>
/// <param name="Average">The moving average, which is what is plotted; null at a gap and where there is none.</param>
/// <param name="LowerLimit">The lower limit, which widens from the first value on; null at a gap and where there is none.</param>
/// <param name="UpperLimit">The upper limit, likewise.</param>
/// <param name="Signal">Whether the average is strictly beyond a limit.</param>
public readonly record struct EwmaPoint(double? Value, double? Average, double? LowerLimit, double? UpperLimit, bool Signal);
