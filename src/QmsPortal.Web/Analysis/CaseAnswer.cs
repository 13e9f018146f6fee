using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>From a case to its chart, in the fields of the schema.</summary>
internal static class CaseAnswer
{
    /// <exception cref="SpcInputException">The case is malformed, or the method refuses it.</exception>
    public static IReadOnlyDictionary<string, object?> Of(CaseFile given)
    {
        var profile = Profile(given);
        return given.Chart switch
        {
            "xmr" => XmrAnswer.Of(given, profile),
            "pareto" => ParetoAnswer.Of(given),
            "funnel" => FunnelAnswer.Of(given),
            "cusum" => CusumAnswer.Of(given),
            "ewma" => EwmaAnswer.Of(given),
            "bernoulli-cusum" => BernoulliCusumAnswer.Of(given),
            _ => ControlAnswer.Of(given, KindOf(given.Chart)),
        };
    }

    /// <summary>One entry for each point.</summary>
    public static object Column<TPoint, TField>(IReadOnlyList<TPoint> points, Func<TPoint, TField> field) => points.Select(field);

    private static RuleProfile Profile(CaseFile given)
    {
        var profile = given.Settings.Text("profile") switch
        {
            null => given.Chart is "xmr" ? RuleProfile.PlotTheDots : RuleProfile.Anhoej,
            "mdc" => RuleProfile.Mdc,
            "plotthedots" => RuleProfile.PlotTheDots,
            "anhoej" => RuleProfile.Anhoej,
            var unknown => throw new SpcInputException($"There is no profile {unknown}."),
        };
        return given.Chart is "xmr" || profile is RuleProfile.Anhoej ? profile : throw new SpcInputException("Only an XmR chart has that profile.");
    }

    private static ControlChartKind KindOf(string chart) => chart switch
    {
        "run" => ControlChartKind.Run,
        "i" => ControlChartKind.I,
        "mr" => ControlChartKind.MR,
        "ip" => ControlChartKind.IPrime,
        "p" => ControlChartKind.P,
        "pp" => ControlChartKind.PPrime,
        "u" => ControlChartKind.U,
        "up" => ControlChartKind.UPrime,
        "c" => ControlChartKind.C,
        "g" => ControlChartKind.G,
        "t" => ControlChartKind.T,
        "xbar" => ControlChartKind.XBar,
        "s" => ControlChartKind.S,
        _ => throw new SpcInputException($"There is no chart {chart}."),
    };
}
