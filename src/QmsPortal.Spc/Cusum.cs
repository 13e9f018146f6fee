namespace QmsPortal.Spc;

/// <summary>Values summed up as far as they stray from the centre, so that a small but lasting shift shows.</summary>
/// <param name="Points">One for each value, in order of time.</param>
/// <param name="State">Whether there are sums, and if not why.</param>
/// <param name="Centre">The level from which shifts are measured; null where there is nothing to take it from.</param>
/// <param name="Sigma">The standard deviation; null where there is none.</param>
/// <param name="DecisionInterval">Beyond which sum, in standard deviations, there is a signal.</param>
public sealed record Cusum(IReadOnlyList<CusumPoint> Points, SigmaState State, double? Centre, double? Sigma, double DecisionInterval);

/// <summary>One point of a CUSUM. Sums are in standard deviations; all numbers but the value are null at a gap, and everywhere when the chart has no sums.</summary>
/// <param name="Value">The value, or null where it is missing: the sums wait.</param>
/// <param name="Up">The sum of what lies above the centre, at least 0.</param>
/// <param name="Down">The sum of what lies below the centre, at most 0.</param>
/// <param name="UpSignal">Whether the upper sum is strictly beyond the decision interval.</param>
/// <param name="DownSignal">Whether the lower sum is strictly beyond the decision interval.</param>
/// <param name="UpLength">How many values the upper sum has been above 0: at a signal the shift began about so many values ago (Montgomery's N+).</param>
/// <param name="DownLength">How many values the lower sum has been below 0 (Montgomery's N-).</param>
public readonly record struct CusumPoint(double? Value, double? Up, double? Down, bool UpSignal, bool DownSignal, int? UpLength, int? DownLength);
