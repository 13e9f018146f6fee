namespace QmsPortal.Spc;

/// <summary>One point of a chart, with the lines that hold for it. Values and lines are in the measure's own unit and not rounded.</summary>
/// <param name="Date">The day the value stands for.</param>
/// <param name="Value">The plotted value, or null where it is missing: the point keeps its place on the axis.</param>
/// <param name="Target">The target in force on that date, or null.</param>
/// <param name="Ghost">True when there is a value, but it is left out of every calculation and rule.</param>
/// <param name="Phase">The number of the phase the point lies in, from 1.</param>
/// <param name="Centre">The mean (XmR) or median (run chart) of the phase; null only where there is nothing to take it from.</param>
/// <param name="LowerLimit">The lower process limit, or null where there is none.</param>
/// <param name="UpperLimit">The upper process limit, or null where there is none.</param>
/// <param name="LowerTwoSigma">Two thirds of the way from the centre to the lower limit, or null.</param>
/// <param name="UpperTwoSigma">Two thirds of the way from the centre to the upper limit, or null.</param>
/// <param name="Judgement">What the rules say; null for a gap, a ghost, and where there are too few points to judge.</param>
/// <param name="SpecialCauses">Every rule that marks the point, in the order of <see cref="SpecialCause"/>; empty where none does.</param>
/// <param name="ShortPhase">True when the phase is short (see <see cref="Phase"/>): the page should say so.</param>
public sealed record ChartPoint(
    DateOnly Date,
    double? Value,
    double? Target,
    bool Ghost,
    int Phase,
    double? Centre,
    double? LowerLimit,
    double? UpperLimit,
    double? LowerTwoSigma,
    double? UpperTwoSigma,
    Judgement? Judgement,
    IReadOnlyList<SpecialCause> SpecialCauses,
    bool ShortPhase);
