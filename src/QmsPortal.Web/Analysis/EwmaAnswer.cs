using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>An EWMA chart of a case.</summary>
internal static class EwmaAnswer
{
    public static IReadOnlyDictionary<string, object?> Of(CaseFile given)
    {
        var settings = given.Settings;
        settings.MustBeAmong("profile", "centre", "sigma", "lambda", "limitSigmas");
        var usual = new EwmaSettings();
        var ewma = EwmaChart.Of(CaseSequence.Of(given), new EwmaSettings
        {
            Centre = settings.Number("centre"),
            Sigma = settings.Number("sigma"),
            Lambda = settings.Number("lambda") ?? usual.Lambda,
            LimitSigmas = settings.Number("limitSigmas") ?? usual.LimitSigmas,
        });
        return new Dictionary<string, object?>
        {
            ["centre"] = ewma.Centre,
            ["sigma"] = ewma.Sigma,
            ["y"] = CaseAnswer.Column(ewma.Points, point => point.Average),
            ["lcl"] = CaseAnswer.Column(ewma.Points, point => point.LowerLimit),
            ["ucl"] = CaseAnswer.Column(ewma.Points, point => point.UpperLimit),
            ["sigmaSignal"] = CaseAnswer.Column(ewma.Points, point => point.Signal),
        };
    }
}
