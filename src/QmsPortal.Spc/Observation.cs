namespace QmsPortal.Spc;

/// <summary>One dated value of a measure, as it was recorded.</summary>
/// <param name="Date">The day the value stands for; each date may appear once in a series, in any order.</param>
/// <param name="Value">The value in the measure's own unit, or null where it is missing. Missing is never zero.</param>
/// <param name="Target">The target in force on that date, in the same unit, or null where there is none.</param>
/// <param name="Ghost">True when the point is drawn but left out of every calculation and every rule.</param>
public readonly record struct Observation(DateOnly Date, double? Value, double? Target = null, bool Ghost = false);
