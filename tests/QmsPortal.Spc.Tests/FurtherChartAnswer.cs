namespace QmsPortal.Spc.Tests;

/// <summary>Pareto charts, funnels and sums over time, in the fields of the cases.</summary>
internal static class FurtherChartAnswer
{
    /// <summary>Null where the chart is one of points between limits.</summary>
    public static Dictionary<string, object?>? Of(Case given) => given.Chart switch
    {
        "pareto" => Pareto(given),
        "funnel" => Funnel(given),
        "cusum" => Cusum(given),
        "ewma" => Ewma(given),
        "bernoulli-cusum" => BernoulliCusum(given),
        _ => null,
    };

    private static Dictionary<string, object?> Pareto(Case given)
    {
        var bars = ParetoChart.Of(given.Texts("categories")).Bars;
        return new()
        {
            ["category"] = Each(bars, bar => bar.Category),
            ["count"] = Each(bars, bar => (double)bar.Count),
            ["cumulativeCount"] = Each(bars, bar => (double)bar.CumulativeCount),
            ["share"] = Each(bars, bar => bar.Share),
            ["cumulativeShare"] = Each(bars, bar => bar.CumulativeShare),
        };
    }

    private static Dictionary<string, object?> Funnel(Case given)
    {
        var groups = given.Texts("groups")
            .Zip(given.Column("numerators"), given.Column("denominators"))
            .Select(group => new FunnelGroup(group.First!, group.Second, group.Third));
        var asked = given.Setting("overdispersionAdjust").GetBoolean();
        var funnel = FunnelPlot.Of(groups, new FunnelSettings
        {
            DataType = given.Setting("dataType").GetString() switch
            {
                "PR" => FunnelDataType.Proportion,
                "RC" => FunnelDataType.RatioOfCounts,
                _ => FunnelDataType.StandardisedRatio,
            },
            AdjustOverdispersion = asked,
            Method = Enum.Parse<StandardisedRatioMethod>(given.Setting("srMethod").GetString()!, ignoreCase: true),
            Limit = given.Setting("limit").GetInt32() == 95 ? FunnelLimit.NinetyFive : FunnelLimit.NinetyNinePointEight,
            Multiply = given.Setting("multiply").GetDouble(),
            TrimBy = given.Setting("trimBy").GetDouble(),
        });
        return new()
        {
            ["group"] = Each(funnel.Points, point => point.Name),
            ["ratio"] = Each(funnel.Points, point => point.Ratio),
            ["centre"] = funnel.Centre,
            // The cases record 0 where the question was not asked.
            ["phi"] = asked ? funnel.Overdispersion?.Phi : 0,
            ["tau2"] = funnel.TauSquared,
            ["overdispersionUsed"] = funnel.OverdispersionUsed,
            ["lcl95"] = Each(funnel.Points, point => point.ExactPoisson?.Lower95),
            ["ucl95"] = Each(funnel.Points, point => point.ExactPoisson?.Upper95),
            ["lcl998"] = Each(funnel.Points, point => point.ExactPoisson?.Lower998),
            ["ucl998"] = Each(funnel.Points, point => point.ExactPoisson?.Upper998),
            ["odLcl95"] = Each(funnel.Points, point => point.Transformed?.Lower95),
            ["odUcl95"] = Each(funnel.Points, point => point.Transformed?.Upper95),
            ["odLcl998"] = Each(funnel.Points, point => point.Transformed?.Lower998),
            ["odUcl998"] = Each(funnel.Points, point => point.Transformed?.Upper998),
            ["outlier"] = Each(funnel.Points, point => point.IsOutlier),
        };
    }

    private static Dictionary<string, object?> Cusum(Case given)
    {
        var cusum = CusumChart.Of(given.Column("values"), new CusumSettings
        {
            Centre = given.NumberSetting("centre"),
            Sigma = given.NumberSetting("sigma"),
            DecisionInterval = given.NumberSetting("decisionInterval")!.Value,
            ShiftSigmas = given.NumberSetting("shiftSigmas")!.Value,
        });
        return new()
        {
            ["centre"] = cusum.Centre,
            ["sigma"] = cusum.Sigma,
            ["up"] = Each(cusum.Points, point => point.Up),
            ["down"] = Each(cusum.Points, point => point.Down),
            ["upSignal"] = Each(cusum.Points, point => point.UpSignal),
            ["downSignal"] = Each(cusum.Points, point => point.DownSignal),
        };
    }

    private static Dictionary<string, object?> Ewma(Case given)
    {
        var ewma = EwmaChart.Of(given.Column("values"), new EwmaSettings
        {
            Centre = given.NumberSetting("centre"),
            Sigma = given.NumberSetting("sigma"),
            Lambda = given.NumberSetting("lambda")!.Value,
            LimitSigmas = given.NumberSetting("limitSigmas")!.Value,
        });
        return new()
        {
            ["centre"] = ewma.Centre,
            ["sigma"] = ewma.Sigma,
            ["y"] = Each(ewma.Points, point => point.Average),
            ["lcl"] = Each(ewma.Points, point => point.LowerLimit),
            ["ucl"] = Each(ewma.Points, point => point.UpperLimit),
            ["sigmaSignal"] = Each(ewma.Points, point => point.Signal),
        };
    }

    private static Dictionary<string, object?> BernoulliCusum(Case given)
    {
        var target = given.NumberSetting("target")!.Value;
        var outcomes = given.Column("outcomes").Select(outcome => outcome is { } known ? known == 1 : (bool?)null);
        var cusum = BernoulliCusumChart.Of(outcomes, new BernoulliCusumSettings
        {
            BaselineRisk = target < 1 ? target : null,
            BaselineCases = target < 1 ? null : (int)target,
            OddsRatio = given.NumberSetting("oddsRatio")!.Value,
            Limit = given.NumberSetting("limit")!.Value,
        });
        return new()
        {
            ["p0"] = cusum.BaselineRisk,
            ["p1"] = cusum.RaisedRisk,
            ["p2"] = cusum.LoweredRisk,
            ["up"] = Each(cusum.Points, point => point.Up),
            ["down"] = Each(cusum.Points, point => point.Down),
            ["upSignal"] = Each(cusum.Points, point => point.UpSignal),
            ["downSignal"] = Each(cusum.Points, point => point.DownSignal),
        };
    }

    private static object?[] Each<TPoint, TField>(IReadOnlyList<TPoint> points, Func<TPoint, TField> field) => [.. points.Select(point => (object?)field(point))];
}
