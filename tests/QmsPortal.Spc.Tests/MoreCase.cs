using System.Text.Json;

namespace QmsPortal.Spc.Tests;

/// <summary>A golden case of a chart that is no series of points with limits, and what the library answers, under the field names of the case. The fields are described in Cases/NOTICE.md.</summary>
internal sealed class MoreCase
{
    private static readonly string[] Charts = ["pareto", "funnel", "cusum", "ewma", "bernoulli-cusum"];

    private readonly JsonElement input;
    private readonly JsonElement settings;

    private MoreCase(JsonElement root)
    {
        input = root.GetProperty("input");
        settings = root.GetProperty("settings");
        Chart = root.GetProperty("chart").GetString()!;
        Expected = root.GetProperty("expected");
    }

    public string Chart { get; }

    public JsonElement Expected { get; }

    /// <summary>The project's own cases, and those in the folder that the environment names.</summary>
    public static IEnumerable<string> Names() => Folders()
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
        .Where(file => ChartOf(file) is { } chart && Charts.Contains(chart))
        .Order(StringComparer.Ordinal);

    public static MoreCase Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return new MoreCase(document.RootElement.Clone());
    }

    public Dictionary<string, object?> Answer() => Chart switch
    {
        "pareto" => Pareto(),
        "funnel" => Funnel(),
        "cusum" => Cusum(),
        "ewma" => Ewma(),
        _ => BernoulliCusum(),
    };

    private static IEnumerable<string> Folders()
    {
        yield return Path.Combine(AppContext.BaseDirectory, "Cases");
        if (Environment.GetEnvironmentVariable("QMS_SPC_CASES") is { Length: > 0 } folder) yield return folder;
    }

    private static string? ChartOf(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return document.RootElement.TryGetProperty("chart", out var chart) ? chart.GetString() : null;
    }

    private Dictionary<string, object?> Pareto()
    {
        var bars = ParetoChart.Of(input.GetProperty("categories").EnumerateArray().Select(category => category.GetString())).Bars;
        return new()
        {
            ["category"] = Column(bars, bar => bar.Category),
            ["count"] = Column(bars, bar => (double)bar.Count),
            ["cumulativeCount"] = Column(bars, bar => (double)bar.CumulativeCount),
            ["share"] = Column(bars, bar => bar.Share),
            ["cumulativeShare"] = Column(bars, bar => bar.CumulativeShare),
        };
    }

    private Dictionary<string, object?> Funnel()
    {
        var groups = input.GetProperty("groups").EnumerateArray()
            .Zip(Numbers("numerators"), Numbers("denominators"))
            .Select(group => new FunnelGroup(group.First.GetString()!, group.Second, group.Third));
        var asked = settings.GetProperty("overdispersionAdjust").GetBoolean();
        var funnel = FunnelPlot.Of(groups, new FunnelSettings
        {
            DataType = settings.GetProperty("dataType").GetString() switch
            {
                "PR" => FunnelDataType.Proportion,
                "RC" => FunnelDataType.RatioOfCounts,
                _ => FunnelDataType.StandardisedRatio,
            },
            AdjustOverdispersion = asked,
            Method = Enum.Parse<StandardisedRatioMethod>(settings.GetProperty("srMethod").GetString()!, ignoreCase: true),
            Limit = settings.GetProperty("limit").GetInt32() == 95 ? FunnelLimit.NinetyFive : FunnelLimit.NinetyNinePointEight,
            Multiply = settings.GetProperty("multiply").GetDouble(),
            TrimBy = settings.GetProperty("trimBy").GetDouble(),
        });
        return new()
        {
            ["group"] = Column(funnel.Points, point => point.Name),
            ["ratio"] = Column(funnel.Points, point => point.Ratio),
            ["centre"] = funnel.Centre,
            // The cases record 0 where the question was not asked.
            ["phi"] = asked ? funnel.Overdispersion?.Phi : 0,
            ["tau2"] = funnel.TauSquared,
            ["overdispersionUsed"] = funnel.OverdispersionUsed,
            ["lcl95"] = Column(funnel.Points, point => point.ExactPoisson?.Lower95),
            ["ucl95"] = Column(funnel.Points, point => point.ExactPoisson?.Upper95),
            ["lcl998"] = Column(funnel.Points, point => point.ExactPoisson?.Lower998),
            ["ucl998"] = Column(funnel.Points, point => point.ExactPoisson?.Upper998),
            ["odLcl95"] = Column(funnel.Points, point => point.Transformed?.Lower95),
            ["odUcl95"] = Column(funnel.Points, point => point.Transformed?.Upper95),
            ["odLcl998"] = Column(funnel.Points, point => point.Transformed?.Lower998),
            ["odUcl998"] = Column(funnel.Points, point => point.Transformed?.Upper998),
            ["outlier"] = Column(funnel.Points, point => point.IsOutlier),
        };
    }

    private Dictionary<string, object?> Cusum()
    {
        var cusum = CusumChart.Of(Numbers("values"), new CusumSettings
        {
            Centre = Number("centre"),
            Sigma = Number("sigma"),
            DecisionInterval = Number("decisionInterval")!.Value,
            ShiftSigmas = Number("shiftSigmas")!.Value,
        });
        return new()
        {
            ["centre"] = cusum.Centre,
            ["sigma"] = cusum.Sigma,
            ["up"] = Column(cusum.Points, point => point.Up),
            ["down"] = Column(cusum.Points, point => point.Down),
            ["upSignal"] = Column(cusum.Points, point => point.UpSignal),
            ["downSignal"] = Column(cusum.Points, point => point.DownSignal),
        };
    }

    private Dictionary<string, object?> Ewma()
    {
        var ewma = EwmaChart.Of(Numbers("values"), new EwmaSettings
        {
            Centre = Number("centre"),
            Sigma = Number("sigma"),
            Lambda = Number("lambda")!.Value,
            LimitSigmas = Number("limitSigmas")!.Value,
        });
        return new()
        {
            ["centre"] = ewma.Centre,
            ["sigma"] = ewma.Sigma,
            ["y"] = Column(ewma.Points, point => point.Average),
            ["lcl"] = Column(ewma.Points, point => point.LowerLimit),
            ["ucl"] = Column(ewma.Points, point => point.UpperLimit),
            ["sigmaSignal"] = Column(ewma.Points, point => point.Signal),
        };
    }

    private Dictionary<string, object?> BernoulliCusum()
    {
        var target = Number("target")!.Value;
        var outcomes = Numbers("outcomes").Select(outcome => outcome is { } known ? known == 1 : (bool?)null);
        var cusum = BernoulliCusumChart.Of(outcomes, new BernoulliCusumSettings
        {
            BaselineRisk = target < 1 ? target : null,
            BaselineCases = target < 1 ? null : (int)target,
            OddsRatio = Number("oddsRatio")!.Value,
            Limit = Number("limit")!.Value,
        });
        return new()
        {
            ["p0"] = cusum.BaselineRisk,
            ["p1"] = cusum.RaisedRisk,
            ["p2"] = cusum.LoweredRisk,
            ["up"] = Column(cusum.Points, point => point.Up),
            ["down"] = Column(cusum.Points, point => point.Down),
            ["upSignal"] = Column(cusum.Points, point => point.UpSignal),
            ["downSignal"] = Column(cusum.Points, point => point.DownSignal),
        };
    }

    private static object?[] Column<TPoint, TField>(IReadOnlyList<TPoint> points, Func<TPoint, TField> field) => [.. points.Select(point => (object?)field(point))];

    private double?[] Numbers(string name) => [.. input.GetProperty(name).EnumerateArray().Select(Case.Number)];

    private double? Number(string name) => settings.TryGetProperty(name, out var given) ? Case.Number(given) : null;
}
