namespace QmsPortal.Spc;

/// <summary>Where the standard deviation of a CUSUM or EWMA chart comes from; without one there are no sums, no limits and no signals.</summary>
public enum SigmaState
{
    /// <summary>It was given.</summary>
    Given,

    /// <summary>It was estimated from the moving ranges.</summary>
    Estimated,

    /// <summary>Too few values to estimate what was not given: one for the centre, two for the standard deviation.</summary>
    NotEnoughData,

    /// <summary>All values are equal, so there is no variation to measure by.</summary>
    NoVariation,

    /// <summary>The numbers are too large to be computed with.</summary>
    OutOfRange,
}
