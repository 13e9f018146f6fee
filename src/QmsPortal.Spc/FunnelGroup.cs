namespace QmsPortal.Spc;

/// <summary>One unit compared in a funnel plot: a ward, a site, a trust.</summary>
/// <param name="Name">Its name; each name may appear once.</param>
/// <param name="Numerator">Events, at least 0; null where missing. Missing is never zero.</param>
/// <param name="Denominator">Cases (proportion), exposure (ratio of counts) or expected events (standardised ratio), at least 0; null where missing.</param>
public readonly record struct FunnelGroup(string Name, double? Numerator, double? Denominator)
{
    internal bool IsComplete => Numerator is not null && Denominator is not null;
}
