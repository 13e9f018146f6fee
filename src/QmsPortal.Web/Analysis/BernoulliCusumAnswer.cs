using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>A Bernoulli CUSUM of a case.</summary>
internal static class BernoulliCusumAnswer
{
    public static IReadOnlyDictionary<string, object?> Of(CaseFile given)
    {
        var settings = given.Settings;
        settings.MustBeAmong("profile", "target", "oddsRatio", "limit");
        var target = settings.Number("target") ?? throw new SpcInputException("A Bernoulli CUSUM needs a target: the baseline risk, or the number of cases to estimate it from.");
        var usual = new BernoulliCusumSettings();
        var cusum = BernoulliCusumChart.Of(Outcomes(given.Input), new BernoulliCusumSettings
        {
            BaselineRisk = target < 1 ? target : null,
            BaselineCases = target < 1 ? null : settings.Whole("target"),
            OddsRatio = settings.Number("oddsRatio") ?? usual.OddsRatio,
            Limit = settings.Number("limit") ?? usual.Limit,
        });
        return new Dictionary<string, object?>
        {
            ["p0"] = cusum.BaselineRisk,
            ["p1"] = cusum.RaisedRisk,
            ["p2"] = cusum.LoweredRisk,
            ["up"] = CaseAnswer.Column(cusum.Points, point => point.Up),
            ["down"] = CaseAnswer.Column(cusum.Points, point => point.Down),
            ["upSignal"] = CaseAnswer.Column(cusum.Points, point => point.UpSignal),
            ["downSignal"] = CaseAnswer.Column(cusum.Points, point => point.DownSignal),
        };
    }

    private static bool?[] Outcomes(CaseFields input)
    {
        var outcomes = input.Numbers("outcomes") ?? throw new SpcInputException("The input has no outcomes.");
        return Array.ConvertAll(outcomes, outcome => outcome switch
        {
            null => (bool?)null,
            0 => false,
            1 => true,
            _ => throw new SpcInputException("An outcome is 0 or 1."),
        });
    }
}
