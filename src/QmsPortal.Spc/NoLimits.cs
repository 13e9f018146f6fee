namespace QmsPortal.Spc;

/// <summary>Why a point or phase has no control limits: the page should say so rather than draw nothing.</summary>
public enum NoLimits
{
    /// <summary>A run chart has none.</summary>
    RunChart,

    /// <summary>No value in the baseline to take a centre from.</summary>
    NoValues,

    /// <summary>Too few values to measure their variation: moving ranges need two neighbours, standard deviations a subgroup of two.</summary>
    TooFewValues,

    /// <summary>A Laney chart of proportions that are all 0 or all 1, or of rates that are all 0: there is no variation to compare with.</summary>
    NoVariation,

    /// <summary>The denominator of this point is zero or missing.</summary>
    NoDenominator,

    /// <summary>The subgroup of this point has fewer than two values.</summary>
    SmallSubgroup,

    /// <summary>The numbers are too large to be calculated with.</summary>
    TooLarge,
}
