namespace QmsPortal.Spc;

/// <summary>The choices that shape a tabular CUSUM. The defaults find a lasting shift of one standard deviation in about 10 points, and cry wolf about once in 465 (Montgomery, Introduction to Statistical Quality Control, section 9.1).</summary>
public sealed record CusumSettings
{
    /// <summary>The level from which shifts are measured, in the unit of the values; null for their mean.</summary>
    public double? Centre { get; init; }

    /// <summary>The standard deviation of the process, in the unit of the values and above 0; null to estimate it from the moving ranges.</summary>
    public double? Sigma { get; init; }

    /// <summary>How many standard deviations a sum may reach without a signal (h).</summary>
    public double DecisionInterval { get; init; } = 5;

    /// <summary>The shift to be found soonest, in standard deviations; half of it is taken from every step (k).</summary>
    public double ShiftSigmas { get; init; } = 1;

    internal void Check()
    {
        Process.Check(Centre, Sigma);
        if (!(DecisionInterval > 0 && double.IsFinite(DecisionInterval))) throw new SpcInputException("The decision interval is above 0.");
        if (!(ShiftSigmas > 0 && double.IsFinite(ShiftSigmas))) throw new SpcInputException("The shift to be found is above 0.");
    }
}
