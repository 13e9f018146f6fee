using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>A Pareto chart of a case.</summary>
internal static class ParetoAnswer
{
    public static IReadOnlyDictionary<string, object?> Of(CaseFile given)
    {
        given.Settings.MustBeAmong("profile");
        var bars = ParetoChart.Of(given.Input.Texts("categories") ?? throw new SpcInputException("The input has no categories.")).Bars;
        return new Dictionary<string, object?>
        {
            ["category"] = CaseAnswer.Column(bars, bar => bar.Category),
            ["count"] = CaseAnswer.Column(bars, bar => bar.Count),
            ["cumulativeCount"] = CaseAnswer.Column(bars, bar => bar.CumulativeCount),
            ["share"] = CaseAnswer.Column(bars, bar => bar.Share),
            ["cumulativeShare"] = CaseAnswer.Column(bars, bar => bar.CumulativeShare),
        };
    }
}
