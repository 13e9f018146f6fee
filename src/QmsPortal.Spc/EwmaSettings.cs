namespace QmsPortal.Spc;

/// <summary>The choices that shape an EWMA chart. The defaults are Montgomery's (Introduction to Statistical Quality Control, section 9.2).</summary>
public sealed record EwmaSettings
{
    /// <summary>The level of the process, in the unit of the values; null for their mean.</summary>
    public double? Centre { get; init; }

    /// <summary>The standard deviation of the process, in the unit of the values and above 0; null to estimate it from the moving ranges.</summary>
    public double? Sigma { get; init; }

    /// <summary>The weight of the newest value, above 0 and at most 1: the smaller, the smaller the shift that is found.</summary>
    public double Lambda { get; init; } = 0.1;

    /// <summary>How many of its own standard deviations the average may stray (L).</summary>
    public double LimitSigmas { get; init; } = 2.7;

    internal void Check()
    {
        Process.Check(Centre, Sigma);
        if (Lambda is not (> 0 and <= 1)) throw new SpcInputException("The weight of the newest value is above 0 and at most 1.");
        if (!(LimitSigmas > 0 && double.IsFinite(LimitSigmas))) throw new SpcInputException("The width of the limits is above 0.");
    }
}
