using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>A CUSUM of a case.</summary>
internal static class CusumAnswer
{
    public static IReadOnlyDictionary<string, object?> Of(CaseFile given)
    {
        var settings = given.Settings;
        settings.MustBeAmong("profile", "centre", "sigma", "decisionInterval", "shiftSigmas");
        var usual = new CusumSettings();
        var cusum = CusumChart.Of(CaseSequence.Of(given), new CusumSettings
        {
            Centre = settings.Number("centre"),
            Sigma = settings.Number("sigma"),
            DecisionInterval = settings.Number("decisionInterval") ?? usual.DecisionInterval,
            ShiftSigmas = settings.Number("shiftSigmas") ?? usual.ShiftSigmas,
        });
        return new Dictionary<string, object?>
        {
            ["centre"] = cusum.Centre,
            ["sigma"] = cusum.Sigma,
            ["up"] = CaseAnswer.Column(cusum.Points, point => point.Up),
            ["down"] = CaseAnswer.Column(cusum.Points, point => point.Down),
            ["upSignal"] = CaseAnswer.Column(cusum.Points, point => point.UpSignal),
            ["downSignal"] = CaseAnswer.Column(cusum.Points, point => point.DownSignal),
        };
    }
}
