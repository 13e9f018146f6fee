namespace QmsPortal.Spc;

/// <summary>One point of a chart, with the lines that hold for it. Values and lines are in the measure's own unit and not rounded.</summary>
public sealed record ChartPoint
{
    private readonly DrawnPhase phase;

    // Missing is NaN, and the marks are a set of bits: a chart of 100,000 points is mostly points.
    private readonly double value;
    private readonly double target;
    private readonly byte causes;
    private readonly sbyte judgement;

    internal ChartPoint(DrawnPhase phase, Observation observation, Judgement? judgement, byte causes)
    {
        this.phase = phase;
        this.causes = causes;
        this.judgement = judgement is { } given ? (sbyte)given : (sbyte)-1;
        value = observation.Value ?? double.NaN;
        target = observation.Target ?? double.NaN;
        Date = observation.Date;
        Ghost = observation.Ghost && observation.Value is not null;
    }

    /// <summary>The day the value stands for.</summary>
    public DateOnly Date { get; }

    /// <summary>The plotted value, or null where it is missing: the point keeps its place on the axis.</summary>
    public double? Value => Numbers.Finite(value);

    /// <summary>The target in force on that date, or null.</summary>
    public double? Target => Numbers.Finite(target);

    /// <summary>True when there is a value, but it is left out of every calculation and rule.</summary>
    public bool Ghost { get; }

    /// <summary>The number of the phase the point lies in, from 1.</summary>
    public int Phase => phase.Section.Number;

    /// <summary>The mean (XmR) or median (run chart) of the phase; null only where there is nothing to take it from.</summary>
    public double? Centre => phase.Lines.Centre;

    /// <summary>The lower process limit, or null where there is none.</summary>
    public double? LowerLimit => phase.Lines.LowerLimit;

    /// <summary>The upper process limit, or null where there is none.</summary>
    public double? UpperLimit => phase.Lines.UpperLimit;

    /// <summary>Two thirds of the way from the centre to the lower limit, or null.</summary>
    public double? LowerTwoSigma => phase.Lines.LowerTwoSigma;

    /// <summary>Two thirds of the way from the centre to the upper limit, or null.</summary>
    public double? UpperTwoSigma => phase.Lines.UpperTwoSigma;

    /// <summary>What the rules say; null for a gap, a ghost, and where there are too few points to judge.</summary>
    public Judgement? Judgement => judgement < 0 ? null : (Judgement)judgement;

    /// <summary>The rules that mark the point, in the order of <see cref="SpecialCause"/>; empty where none does. Under plotthedots the first alone.</summary>
    public IReadOnlyList<SpecialCause> SpecialCauses => Marks.ListOf(causes);

    /// <summary>True when the phase is short (see <see cref="Spc.Phase"/>): the page should say so.</summary>
    public bool ShortPhase => phase.IsShort;

    /// <summary>1 above the centre, -1 below, 0 on it; null for a gap, a ghost, and where there is no centre.</summary>
    public int? Side => IsCompared && Centre is not null ? phase.Side(value) : null;

    /// <summary>Whether the value lies strictly beyond a limit; null for a gap, a ghost, and where there are no limits.</summary>
    public bool? IsBeyondLimit => IsCompared && UpperLimit is not null ? phase.IsBeyondLimit(value) : null;

    /// <summary>Whether the value lies strictly beyond a two-sigma line, but not beyond the limit; null as for <see cref="IsBeyondLimit"/>.</summary>
    public bool? IsNearLimit => IsCompared && UpperLimit is not null ? phase.IsBeyondTwoSigma(value) && !phase.IsBeyondLimit(value) : null;

    private bool IsCompared => !Ghost && !double.IsNaN(value);
}
