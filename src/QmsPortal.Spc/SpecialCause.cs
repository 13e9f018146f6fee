namespace QmsPortal.Spc;

/// <summary>A rule that marks a point as special cause, in the order in which a point lists them.</summary>
public enum SpecialCause
{
    /// <summary>Strictly above the upper limit.</summary>
    AboveUpperLimit,

    /// <summary>Strictly below the lower limit.</summary>
    BelowLowerLimit,

    /// <summary>Part of a run of points in which each is higher than the one before.</summary>
    TrendIncreasing,

    /// <summary>Part of a run of points in which each is lower than the one before.</summary>
    TrendDecreasing,

    /// <summary>One of at least two, in three consecutive points above the centre, that lie beyond the upper two-sigma line.</summary>
    TwoOfThreeAbove,

    /// <summary>One of at least two, in three consecutive points below the centre, that lie beyond the lower two-sigma line.</summary>
    TwoOfThreeBelow,

    /// <summary>Part of a run of points strictly above the centre; on a run chart, of a run longer than chance allows.</summary>
    ShiftAbove,

    /// <summary>Part of a run of points strictly below the centre; on a run chart, of a run longer than chance allows.</summary>
    ShiftBelow,
}

/// <summary>What the rules say of one counted point, given the direction that is better.</summary>
public enum Judgement
{
    /// <summary>No rule marks the point.</summary>
    CommonCause,

    /// <summary>Special cause in the direction wanted.</summary>
    Improvement,

    /// <summary>Special cause against the direction wanted.</summary>
    Concern,

    /// <summary>Special cause upwards, where neither direction is better.</summary>
    NeutralHigh,

    /// <summary>Special cause downwards, where neither direction is better.</summary>
    NeutralLow,
}

/// <summary>How a point is judged that is marked by rules of both directions (NHS England, SPC rule clash v1.0).</summary>
public enum ConflictRule
{
    /// <summary>It is an improvement, as in Making Data Count's Single Chart Tool.</summary>
    Improvement,

    /// <summary>It is a concern.</summary>
    Concern,

    /// <summary>The strongest rule decides: trend, then shift, then two of three, then single point; equal strength is an improvement.</summary>
    Hierarchy,
}
