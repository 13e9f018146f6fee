namespace QmsPortal.Spc;

/// <summary>A stretch of a chart with lines of its own.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="First">The index in <see cref="Chart.Points"/> of its first point.</param>
/// <param name="Last">The index in <see cref="Chart.Points"/> of its last point.</param>
/// <param name="Counted">How many of its points have a value and are not ghosts.</param>
/// <param name="Centre">The mean (XmR) or median (run chart); null where there is nothing to take it from.</param>
/// <param name="LowerLimit">The lower process limit; null on a run chart and where there are too few points.</param>
/// <param name="UpperLimit">The upper process limit; null on a run chart and where there are too few points.</param>
/// <param name="MeanMovingRange">The mean moving range the limits rest on; null where there are no limits.</param>
/// <param name="Short">True below 12 counted points (XmR) or 10 useful points (run chart): the lines may still move.</param>
/// <param name="UnscreenedFallback">True when screening was asked for but would have left no variation, so the lines are the unscreened ones.</param>
/// <param name="Runs">The run analysis; null on an XmR chart.</param>
public sealed record Phase(
    int Number,
    int First,
    int Last,
    int Counted,
    double? Centre,
    double? LowerLimit,
    double? UpperLimit,
    double? MeanMovingRange,
    bool Short,
    bool UnscreenedFallback,
    RunAnalysis? Runs)
{
    /// <summary>True when a baseline was asked for and the phase has fewer counted points than that: all of them were used.</summary>
    public bool BaselineIncomplete { get; init; }

    /// <summary>True when the limits follow the denominators, so that they differ from point to point: those of the phase are those at its last counted point.</summary>
    public bool LimitsVary { get; init; }
}

/// <summary>The Anhøj rules for one phase of a run chart (Anhøj and Olesen 2014, doi 10.1371/journal.pone.0113825).</summary>
/// <param name="Observations">Points that are not excluded, gaps included.</param>
/// <param name="Useful">Points with a value, not excluded, that do not lie on the median.</param>
/// <param name="LongestRun">Useful points in the longest run on one side of the median; null without useful points.</param>
/// <param name="LongestRunMax">The longest run that chance allows.</param>
/// <param name="Crossings">How often successive useful points lie on different sides.</param>
/// <param name="CrossingsMin">The fewest crossings that chance allows.</param>
/// <param name="Signal">True when the longest run is too long or the crossings are too few, however few the points.</param>
public sealed record RunAnalysis(
    int Observations,
    int Useful,
    int? LongestRun,
    int? LongestRunMax,
    int? Crossings,
    int? CrossingsMin,
    bool Signal);
