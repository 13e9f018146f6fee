using System.Text.Json;
using System.Text.RegularExpressions;

namespace QmsPortal.Spc.Tests;

/// <summary>A chart in the fields of the cases.</summary>
internal static partial class CaseAnswer
{
    public static JsonElement Of(Case given) => JsonSerializer.SerializeToElement<object>(given.Chart switch
    {
        "xmr" when given.Profile is RuleProfile.Mdc => Mdc(given.DrawXmr()),
        "xmr" => PlotTheDots(given.DrawXmr()),
        _ => FurtherChartAnswer.Of(given) ?? (object)Control(given.DrawControl()),
    });

    public static string? Snake<T>(T? name) => name is null ? null : WordStart().Replace(name.ToString()!, "_$0").ToLowerInvariant();

    private static Dictionary<string, object> Mdc(Chart chart) => new(Lines(chart))
    {
        ["ghost"] = chart.Points.Select(point => point.Ghost),
        ["specialCause"] = chart.Points.Select(point => point.SpecialCauses.Select(cause => Snake(cause))),
        ["pointType"] = chart.Points.Select(point => PointType(point.Judgement)),
    };

    private static Dictionary<string, object> PlotTheDots(Chart chart) => new(Lines(chart))
    {
        ["relativeToCentre"] = chart.Points.Select(point => point.Side),
        ["outsideLimits"] = chart.Points.Select(point => point.IsBeyondLimit),
        ["closeToLimits"] = chart.Points.Select(point => point.IsNearLimit),
        ["specialCause"] = chart.Points.Select(point => point.SpecialCauses.Select(Label).DefaultIfEmpty("Common Cause").Single()),
        ["pointType"] = chart.Points.Select(point => PointType(point.Judgement) ?? "common_cause"),
    };

    private static Dictionary<string, object> Lines(Chart chart) => new()
    {
        ["y"] = chart.Points.Select(point => point.Value),
        ["cl"] = chart.Points.Select(point => point.Centre),
        ["lcl"] = chart.Points.Select(point => point.LowerLimit),
        ["ucl"] = chart.Points.Select(point => point.UpperLimit),
        ["phase"] = chart.Points.Select(point => point.Phase),
        ["shortPhase"] = chart.Points.Select(point => point.ShortPhase),
        ["icons"] = new { variation = Snake(chart.Variation), assurance = Snake(chart.Assurance) },
    };

    private static Dictionary<string, object> Control(ControlChart chart) => new()
    {
        ["y"] = chart.Points.Select(point => point.Value),
        ["cl"] = chart.Points.Select(point => point.Centre),
        ["lcl"] = chart.Points.Select(point => point.LowerLimit),
        ["ucl"] = chart.Points.Select(point => point.UpperLimit),
        ["lcl95"] = chart.Points.Select(point => point.LowerTwoSigma),
        ["ucl95"] = chart.Points.Select(point => point.UpperTwoSigma),
        ["subgroupSize"] = chart.Points.Select(point => point.SubgroupSize),
        ["phase"] = chart.Points.Select(point => point.Phase),
        ["inBaseline"] = chart.Points.Select(point => point.InBaseline),
        ["included"] = chart.Points.Select(point => point.Included),
        ["sigmaSignal"] = chart.Points.Select(point => point.IsBeyondLimit),
        ["phases"] = chart.Phases.Select(phase => new
        {
            phase = phase.Number,
            nObs = phase.Runs.Observations,
            nUseful = phase.Runs.Useful,
            longestRun = phase.Runs.LongestRun,
            longestRunMax = phase.Runs.LongestRunMax,
            crossings = phase.Runs.Crossings,
            crossingsMin = phase.Runs.CrossingsMin,
            runsSignal = phase.Runs.Signal,
        }),
    };

    private static string Label(SpecialCause cause) => cause switch
    {
        SpecialCause.AboveUpperLimit => "Above UCL",
        SpecialCause.BelowLowerLimit => "Below LCL",
        SpecialCause.TrendIncreasing => "7 Point Trend (Increasing)",
        SpecialCause.TrendDecreasing => "7 Point Trend (Decreasing)",
        SpecialCause.TwoOfThreeAbove => "2 in 3 Above CL",
        SpecialCause.TwoOfThreeBelow => "2 in 3 Below CL",
        SpecialCause.ShiftAbove => "7 Points Above CL",
        _ => "7 Points Below CL",
    };

    private static string? PointType(Judgement? judgement) => judgement switch
    {
        null => null,
        Judgement.CommonCause => "common_cause",
        _ => $"special_cause_{Snake(judgement)}",
    };

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
