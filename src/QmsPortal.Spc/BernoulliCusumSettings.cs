namespace QmsPortal.Spc;

/// <summary>The choices that shape a Bernoulli CUSUM. The baseline risk is either given or estimated. Defaults as in Neuburger and others 2017, doi 10.1136/bmjqs-2016-005526.</summary>
public sealed record BernoulliCusumSettings
{
    /// <summary>The risk of the event at baseline, between 0 and 1; null to estimate it.</summary>
    public double? BaselineRisk { get; init; }

    /// <summary>From how many of the first known outcomes, at least 2, the risk is estimated; null when it is given.</summary>
    public int? BaselineCases { get; init; }

    /// <summary>The change to be found soonest: odds multiplied by this above the baseline, divided by it below. Above 1.</summary>
    public double OddsRatio { get; init; } = 2;

    /// <summary>How far a sum may go without a signal.</summary>
    public double Limit { get; init; } = 3.5;

    internal void Check()
    {
        Require(BaselineRisk is null != BaselineCases is null, "Give either the baseline risk or the number of cases to estimate it from.");
        Require(BaselineRisk is null or (> 0 and < 1), "The baseline risk is between 0 and 1.");
        Require(BaselineCases is null or >= 2, "A baseline needs at least 2 cases.");
        Require(OddsRatio > 1 && double.IsFinite(OddsRatio), "The odds ratio is above 1.");
        Require(Limit > 0 && double.IsFinite(Limit), "The limit is above 0.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds) throw new SpcInputException(message);
    }
}
