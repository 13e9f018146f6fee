namespace QmsPortal.Spc;

/// <summary>One subgroup of a control chart, with the lines that hold for it. Values and lines are in the unit that is drawn and not rounded.</summary>
public sealed class ControlPoint
{
    private readonly ControlPhase phase;
    private readonly Limits limits;

    // Missing is NaN, and the marks are a set of bits: a chart of many points is mostly points.
    private readonly double value;
    private readonly double target;
    private readonly byte causes;

    internal ControlPoint(in Subgroup row, double? value, Limits limits, ControlPhase phase, byte causes)
    {
        (this.limits, this.phase, this.causes) = (limits, phase, causes);
        this.value = value ?? double.NaN;
        target = row.Target;
        At = row.At;
        Date = row.Date;
        Ghost = row.Ghost && value is not null;
        Included = row.Included;
        InBaseline = row.InBaseline;
        SubgroupSize = row.Size;
    }

    /// <summary>Where it stands on the horizontal axis; of a date, its day number.</summary>
    public double At { get; }

    /// <summary>The date, where the rows were given one.</summary>
    public DateOnly? Date { get; }

    /// <summary>The plotted value, or null where it is missing: the point keeps its place on the axis.</summary>
    public double? Value => Numbers.Finite(value);

    /// <summary>The target in force there, or null.</summary>
    public double? Target => Numbers.Finite(target);

    /// <summary>True when there is a value, but it is left out of every calculation and rule.</summary>
    public bool Ghost { get; }

    /// <summary>True unless the point is excluded or a ghost: it belongs to the run analysis.</summary>
    public bool Included { get; }

    /// <summary>True when the point lies in the stretch from which the lines are drawn.</summary>
    public bool InBaseline { get; }

    /// <summary>How many values the subgroup has, missing ones not counted.</summary>
    public int SubgroupSize { get; }

    /// <summary>The number of the phase the point lies in, from 1.</summary>
    public int Phase => phase.Number;

    /// <summary>The centre line of the phase; null only where there is nothing to take it from.</summary>
    public double? Centre => phase.Centre;

    /// <summary>The lower limit, three standard deviations away, or null where there is none.</summary>
    public double? LowerLimit => limits.Lower;

    /// <summary>The upper limit, three standard deviations away, or null where there is none.</summary>
    public double? UpperLimit => limits.Upper;

    /// <summary>The lower line at two standard deviations, or null.</summary>
    public double? LowerTwoSigma => limits.LowerTwoSigma;

    /// <summary>The upper line at two standard deviations, or null.</summary>
    public double? UpperTwoSigma => limits.UpperTwoSigma;

    /// <summary>Why there are no limits here; null where there are.</summary>
    public NoLimits? NoLimits => limits.Missing;

    /// <summary>Every rule that marks the point: beyond a limit, or part of a run longer than chance allows.</summary>
    public IReadOnlyList<SpecialCause> SpecialCauses => Marks.ListOf(causes);

    /// <summary>True when the value lies strictly beyond a limit.</summary>
    public bool IsBeyondLimit => SpecialCauses.Contains(SpecialCause.AboveUpperLimit) || SpecialCauses.Contains(SpecialCause.BelowLowerLimit);
}
