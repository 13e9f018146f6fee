namespace QmsPortal.Spc;

/// <summary>What the numbers of a funnel plot are, which decides the scale on which they are compared (Spiegelhalter 2005, doi 10.1002/sim.1970).</summary>
public enum FunnelDataType
{
    /// <summary>Cases with an event out of all cases.</summary>
    Proportion,

    /// <summary>A count in relation to another count, such as falls to bed days.</summary>
    RatioOfCounts,

    /// <summary>Events observed to events expected from the case mix; the target is 1.</summary>
    StandardisedRatio,
}

/// <summary>The scale for standardised ratios, and what is done with groups far from the target when their spread is estimated.</summary>
public enum StandardisedRatioMethod
{
    /// <summary>Logarithms; the groups furthest out are left out, and expected events are rounded to hundredths (NHS England, Summary Hospital-level Mortality Indicator).</summary>
    Shmi,

    /// <summary>Square roots; values further out are drawn in to the quantile (Care Quality Commission; Spiegelhalter and others 2012, doi 10.1111/j.1467-985X.2011.01010.x). Its limits for the ratio are not squared back and are narrow: prefer <see cref="Shmi"/>.</summary>
    Cqc,
}

/// <summary>Beyond which limits a group stands out.</summary>
public enum FunnelLimit
{
    /// <summary>One group in 20 lies outside by chance.</summary>
    NinetyFive,

    /// <summary>Two groups in 1,000 lie outside by chance, as on a chart with three-sigma limits.</summary>
    NinetyNinePointEight,
}

/// <summary>The choices that shape a funnel plot.</summary>
public sealed record FunnelSettings
{
    /// <summary>What the numbers are.</summary>
    public FunnelDataType DataType { get; init; }

    /// <summary>Widen the limits where the groups differ by more than chance explains.</summary>
    public bool AdjustOverdispersion { get; init; }

    /// <summary>The scale for standardised ratios; without effect on the others.</summary>
    public StandardisedRatioMethod Method { get; init; }

    /// <summary>Beyond which limits a group stands out.</summary>
    public FunnelLimit Limit { get; init; } = FunnelLimit.NinetyNinePointEight;

    /// <summary>What values, centre and limits are multiplied by, such as 1,000 for a rate per 1,000 bed days.</summary>
    public double Multiply { get; init; } = 1;

    /// <summary>The share of groups at each end that is left out or drawn in when the spread is estimated: from 0 to below 0.5.</summary>
    public double TrimBy { get; init; } = 0.1;

    internal void Check()
    {
        Require(Enum.IsDefined(DataType), "Choose what the numbers are: proportions, ratios of counts or standardised ratios.");
        Require(Enum.IsDefined(Method), "Choose the method for standardised ratios: SHMI or CQC.");
        Require(Enum.IsDefined(Limit), "Choose the limits beyond which a group stands out: 95% or 99.8%.");
        Require(Multiply > 0 && double.IsFinite(Multiply), "Values can be multiplied only by a number above 0.");
        Require(TrimBy is >= 0 and < 0.5, "The share of groups trimmed at each end is from 0 to below one half.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds) throw new SpcInputException(message);
    }
}
