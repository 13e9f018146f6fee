namespace QmsPortal.Spc;

/// <summary>The variation icon of a chart: what kind of variation its latest counted point shows (Making Data Count).</summary>
public enum Variation
{
    /// <summary>Too few points, or limits that are undefined: nothing can be said.</summary>
    NotEnoughData,

    /// <summary>Common cause: no rule marks the latest point. Steady is not the same as good.</summary>
    CommonCause,

    /// <summary>Special cause in the direction wanted, with high values.</summary>
    ImprovementHigh,

    /// <summary>Special cause in the direction wanted, with low values.</summary>
    ImprovementLow,

    /// <summary>Special cause against the direction wanted, with high values.</summary>
    ConcernHigh,

    /// <summary>Special cause against the direction wanted, with low values.</summary>
    ConcernLow,

    /// <summary>Special cause with high values where neither direction is better.</summary>
    NeutralHigh,

    /// <summary>Special cause with low values where neither direction is better.</summary>
    NeutralLow,
}

/// <summary>The assurance icon of a chart: whether the process can be relied on to meet its target.</summary>
public enum Assurance
{
    /// <summary>A target applies, but there are no limits to compare it with.</summary>
    NotEnoughData,

    /// <summary>The process will meet the target.</summary>
    ConsistentlyPass,

    /// <summary>The process may meet or miss the target, by chance.</summary>
    HitAndMiss,

    /// <summary>The process will miss the target unless it changes.</summary>
    ConsistentlyFail,
}

/// <summary>Which direction of a measure is better.</summary>
public enum ImprovementDirection
{
    /// <summary>Higher values are better.</summary>
    Increase,

    /// <summary>Lower values are better.</summary>
    Decrease,

    /// <summary>Neither direction is better.</summary>
    Neutral,
}
