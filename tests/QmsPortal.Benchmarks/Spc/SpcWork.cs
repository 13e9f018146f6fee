using QmsPortal.Spc;

namespace QmsPortal.Benchmarks.Spc;

/// <summary>A chart to draw again and again from the same made-up input. To add one, add a line to <see cref="All"/>.</summary>
internal sealed record SpcWork(string Name, int Points, Func<object> Draw, bool IsXmr = false)
{
    public const int Small = 60;
    public const int Middle = 1_000;
    public const int Large = 100_000;

    public static IEnumerable<SpcWork> All()
    {
        var observations = Observations(Small);
        var values = Array.ConvertAll(observations, observation => observation.Value);
        var outcomes = Array.ConvertAll(values, value => (bool?)(value > 55));
        var categories = Array.ConvertAll(values, value => $"Category {(int)value! % 12}");
        var groups = observations.Select((observation, i) => new FunnelGroup($"Ward {i}", (int)observation.Value!, 40 + i * 7)).ToArray();
        var settings = new XmrSettings();

        foreach (var points in new[] { Small, Middle, Large })
        {
            var series = Observations(points);
            yield return new("XmR, every rule and both icons", points, () => XmrChart.Of(series, settings), IsXmr: true);
        }

        yield return new("XmR, plotthedots", Small, () => XmrChart.Of(observations, new XmrSettings { Profile = RuleProfile.PlotTheDots }));
        yield return new("XmR, Anhøj", Small, () => XmrChart.Of(observations, new XmrSettings { Profile = RuleProfile.Anhoej }));
        yield return new("run, Anhøj", Small, () => RunChart.Of(observations, new RunChartSettings()));

        foreach (var kind in Enum.GetValues<ControlChartKind>())
        {
            var samples = Samples(kind, observations);
            yield return new($"{kind} chart", Small, () => ControlChart.Of(kind, samples, new ControlChartSettings()));
        }

        yield return new("Pareto", Small, () => ParetoChart.Of(categories));
        yield return new("funnel, proportions", Small, () => FunnelPlot.Of(groups, Overdispersed(FunnelDataType.Proportion)));
        yield return new("funnel, ratios of counts", Small, () => FunnelPlot.Of(groups, Overdispersed(FunnelDataType.RatioOfCounts)));
        yield return new("funnel, standardised ratios (exact Poisson)", Small, () => FunnelPlot.Of(groups, Overdispersed(FunnelDataType.StandardisedRatio)));
        yield return new("CUSUM", Small, () => CusumChart.Of(values, new CusumSettings()));
        yield return new("EWMA", Small, () => EwmaChart.Of(values, new EwmaSettings()));
        yield return new("Bernoulli CUSUM", Small, () => BernoulliCusumChart.Of(outcomes, new BernoulliCusumSettings { BaselineRisk = 0.1 }));
    }

    // Five measurements a subgroup, or a denominator, where the chart takes them.
    private static Sample[] Samples(ControlChartKind kind, Observation[] observations) => kind switch
    {
        ControlChartKind.XBar or ControlChartKind.S => [.. observations.SelectMany((observation, i) => Enumerable.Range(0, 5).Select(n => new Sample(i, observation.Value + (i * n % 7))))],
        ControlChartKind.IPrime or ControlChartKind.P or ControlChartKind.PPrime or ControlChartKind.U or ControlChartKind.UPrime =>
            [.. observations.Select((observation, i) => new Sample(i, (int)observation.Value!, 80 + i * 11 % 60))],
        _ => [.. observations.Select((observation, i) => new Sample(i, (int)observation.Value! + 1))],
    };

    private static FunnelSettings Overdispersed(FunnelDataType type) => new() { DataType = type, AdjustOverdispersion = true };

    // Noise around 40, from half way on around 44 with a slow rise and fall, and now and then a value far out: every rule finds something.
    private static Observation[] Observations(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var level = i < count / 2 ? 40 : 44 + 6 * Math.Sin(i / 7.0);
            var outlier = i % 29 == 28 ? 25 * random.Next(-1, 2) : 0;
            return new Observation(new DateOnly(1700, 1, 1).AddDays(i), Math.Max(0, Math.Round(level + outlier + random.NextDouble() * 8 - 4, 1)), 41);
        })];
    }
}
