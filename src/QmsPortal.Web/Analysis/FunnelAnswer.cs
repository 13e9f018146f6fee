using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>A funnel plot of a case.</summary>
internal static class FunnelAnswer
{
    public static IReadOnlyDictionary<string, object?> Of(CaseFile given)
    {
        var settings = given.Settings;
        settings.MustBeAmong("profile", "dataType", "overdispersionAdjust", "srMethod", "limit", "multiply", "trimBy");
        var asked = settings.Truth("overdispersionAdjust") ?? false;
        var funnel = FunnelPlot.Of(Groups(given.Input), new FunnelSettings
        {
            DataType = DataTypeOf(settings.Text("dataType")),
            AdjustOverdispersion = asked,
            Method = MethodOf(settings.Text("srMethod")),
            Limit = LimitOf(settings.Number("limit")),
            Multiply = settings.Number("multiply") ?? 1,
            TrimBy = settings.Number("trimBy") ?? 0.1,
        });
        return Fields(funnel, asked);
    }

    private static Dictionary<string, object?> Fields(Funnel funnel, bool asked) => new()
    {
        ["group"] = CaseAnswer.Column(funnel.Points, point => point.Name),
        ["ratio"] = CaseAnswer.Column(funnel.Points, point => point.Ratio),
        ["centre"] = funnel.Centre,
        // The schema has 0 where the question was not asked.
        ["phi"] = asked ? funnel.Overdispersion?.Phi : 0,
        ["tau2"] = funnel.TauSquared,
        ["overdispersionUsed"] = funnel.OverdispersionUsed,
        ["lcl95"] = CaseAnswer.Column(funnel.Points, point => point.ExactPoisson?.Lower95),
        ["ucl95"] = CaseAnswer.Column(funnel.Points, point => point.ExactPoisson?.Upper95),
        ["lcl998"] = CaseAnswer.Column(funnel.Points, point => point.ExactPoisson?.Lower998),
        ["ucl998"] = CaseAnswer.Column(funnel.Points, point => point.ExactPoisson?.Upper998),
        ["odLcl95"] = CaseAnswer.Column(funnel.Points, point => point.Transformed?.Lower95),
        ["odUcl95"] = CaseAnswer.Column(funnel.Points, point => point.Transformed?.Upper95),
        ["odLcl998"] = CaseAnswer.Column(funnel.Points, point => point.Transformed?.Lower998),
        ["odUcl998"] = CaseAnswer.Column(funnel.Points, point => point.Transformed?.Upper998),
        ["outlier"] = CaseAnswer.Column(funnel.Points, point => point.IsOutlier),
    };

    private static IEnumerable<FunnelGroup> Groups(CaseFields input)
    {
        var names = input.Texts("groups") ?? throw new SpcInputException("The input has no groups.");
        var numerators = input.Numbers("numerators") ?? throw new SpcInputException("The input has no numerators.");
        var denominators = input.Numbers("denominators") ?? throw new SpcInputException("The input has no denominators.");
        CaseFile.MustMatch("numerators", numerators.Length, names.Length);
        CaseFile.MustMatch("denominators", denominators.Length, names.Length);
        return names.Select((name, i) => new FunnelGroup(name ?? throw new SpcInputException("A group has no name."), numerators[i], denominators[i]));
    }

    private static FunnelDataType DataTypeOf(string? name) => name switch
    {
        "PR" => FunnelDataType.Proportion,
        "RC" => FunnelDataType.RatioOfCounts,
        "SR" => FunnelDataType.StandardisedRatio,
        _ => throw new SpcInputException("The dataType of a funnel is PR, RC or SR."),
    };

    private static StandardisedRatioMethod MethodOf(string? name) => name switch
    {
        null or "SHMI" => StandardisedRatioMethod.Shmi,
        "CQC" => StandardisedRatioMethod.Cqc,
        _ => throw new SpcInputException("The srMethod of a funnel is SHMI or CQC."),
    };

    private static FunnelLimit LimitOf(double? percent) => percent switch
    {
        95 => FunnelLimit.NinetyFive,
        null or 99 or 99.8 => FunnelLimit.NinetyNinePointEight,
        _ => throw new SpcInputException("The limit of a funnel is 95 or 99, which means 99.8%."),
    };
}
