namespace QmsPortal.Spc;

/// <summary>Groups compared with each other, or with what was expected, given how large each is.</summary>
/// <param name="Points">One for each group, in the order given.</param>
/// <param name="State">Whether there are limits, and if not why.</param>
/// <param name="Centre">What the groups are compared with, times <see cref="FunnelSettings.Multiply"/>: all numerators over all denominators, or 1 for standardised ratios. Null where nothing gives it.</param>
/// <param name="Overdispersion">How far the groups differ by more than chance, also when limits are not adjusted for it; null where fewer than two groups have a finite z-score, or the numbers are too large.</param>
/// <param name="OverdispersionUsed">True when adjusting was asked for and there is overdispersion: the limits in force are then the adjusted ones.</param>
public sealed record Funnel(
    IReadOnlyList<FunnelPoint> Points,
    FunnelState State,
    double? Centre,
    Overdispersion? Overdispersion,
    bool OverdispersionUsed)
{
    /// <summary>The variance between groups that the limits allow for, on the transformed scale; 0 when they are not adjusted.</summary>
    public double TauSquared => OverdispersionUsed ? Overdispersion!.TauSquared : 0;
}

/// <summary>Whether a funnel plot has limits.</summary>
public enum FunnelState
{
    /// <summary>It has.</summary>
    Drawn,

    /// <summary>No group has both numbers and a denominator above 0; or only one has, and there is no standard to compare it with.</summary>
    NotEnoughGroups,

    /// <summary>Not one event: ratios of counts are compared as logarithms, and that of 0 does not exist.</summary>
    NoEvents,

    /// <summary>The numbers are too large to be added up.</summary>
    OutOfRange,
}

/// <summary>One group of a funnel plot. Values and limits are not rounded.</summary>
/// <param name="Name">The name of the group.</param>
/// <param name="Numerator">As given.</param>
/// <param name="Denominator">As given.</param>
/// <param name="State">Whether the group is judged, and if not why.</param>
/// <param name="Ratio">Numerator over denominator; null where either is missing, the denominator is 0 or the ratio too large for a number.</param>
/// <param name="Value">The plotted value: the ratio times <see cref="FunnelSettings.Multiply"/>.</param>
/// <param name="Transformed">Limits from the transformed scale, with the overdispersion the funnel uses.</param>
/// <param name="ExactPoisson">Limits for a standardised ratio without overdispersion; null for other data.</param>
/// <param name="Limits">The limits in force, one of the two before; a single limit is null where it is too large for a number.</param>
/// <param name="Judgement">Where the group lies; null where it is not judged.</param>
public sealed record FunnelPoint(
    string Name,
    double? Numerator,
    double? Denominator,
    FunnelPointState State,
    double? Ratio,
    double? Value,
    FunnelLimits? Transformed,
    FunnelLimits? ExactPoisson,
    FunnelLimits? Limits,
    FunnelJudgement? Judgement)
{
    /// <summary>True when the group lies strictly beyond the limit chosen.</summary>
    public bool IsOutlier => Judgement is FunnelJudgement.High or FunnelJudgement.Low;
}

/// <summary>Whether a group of a funnel plot is judged.</summary>
public enum FunnelPointState
{
    /// <summary>It is.</summary>
    Judged,

    /// <summary>The numerator or the denominator is missing.</summary>
    Missing,

    /// <summary>The denominator is 0, or for a standardised ratio by the SHMI's method rounds to 0.00.</summary>
    ZeroDenominator,

    /// <summary>The funnel has no limits: see <see cref="Funnel.State"/>.</summary>
    NoLimits,
}

/// <summary>Where a group lies.</summary>
public enum FunnelJudgement
{
    /// <summary>Within the limits or on one: no more than chance.</summary>
    Within,

    /// <summary>Strictly above the upper limit.</summary>
    High,

    /// <summary>Strictly below the lower limit.</summary>
    Low,
}

/// <summary>The limits for one group: 95% and 99.8% of groups like it would lie within them by chance.</summary>
/// <param name="Lower95">The lower 95% limit.</param>
/// <param name="Upper95">The upper 95% limit.</param>
/// <param name="Lower998">The lower 99.8% limit.</param>
/// <param name="Upper998">The upper 99.8% limit.</param>
public sealed record FunnelLimits(double? Lower95, double? Upper95, double? Lower998, double? Upper998);
