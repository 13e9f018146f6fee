using System.Globalization;

namespace QmsPortal.Spc.Tests;

public class FurtherChartRandomTests
{
    private const int SeriesCount = 2_000;

    [Fact]
    public void Funnels_agree_with_a_second_implementation() => ForEachSeed(random =>
    {
        var settings = RandomFurther.FunnelSettings(random);
        var groups = RandomFurther.Groups(random, settings);

        var funnel = FunnelPlot.Of(groups, settings);
        var naive = NaiveFunnel.Of(groups, settings);

        return new Comparison("centre", naive.Centre, funnel.Centre)
            .And("phi", naive.Phi, funnel.Overdispersion?.Phi)
            .And("tau squared", naive.Tau2, funnel.TauSquared)
            .And("used", naive.Tau2 > 0, funnel.OverdispersionUsed)
            .AndEach(naive.Groups, funnel.Points, (of, expected, actual) => of
                .And("state", expected.State, actual.State.ToString())
                .And("value", expected.Value, actual.Value)
                .And("transformed", expected.Transformed, Four(actual.Transformed))
                .And("exact", expected.Exact, Four(actual.ExactPoisson))
                .And("judgement", expected.Judgement, actual.Judgement?.ToString()));
    });

    [Fact]
    public void CUSUMs_agree_with_a_second_implementation() => ForEachSeed(random =>
    {
        var values = RandomFurther.Values(random);
        var settings = RandomFurther.CusumSettings(random);

        var cusum = CusumChart.Of(values, settings);
        var (known, centre, sigma) = NaiveSums.Process(values, settings.Centre, settings.Sigma);
        var of = new Comparison("centre", (double?)centre, cusum.Centre).And("sigma", (double?)sigma, cusum.Sigma);
        if (centre is null || sigma is null) return of.And("any sum", false, cusum.Points.Any(point => point.Up is not null || point.UpSignal || point.DownSignal));

        var h = (decimal)settings.DecisionInterval;
        var naive = NaiveSums.Cusum(known, centre.Value, sigma.Value, (decimal)settings.ShiftSigmas / 2);
        return of.AndEach(naive, [.. cusum.Points.Where(point => point.Value is not null)], (each, expected, actual) => each
            .And("up", (double)expected.Up, actual.Up)
            .And("down", (double)expected.Down, actual.Down)
            .And("up signal", expected.Up - h > 1e-9m * h, actual.UpSignal)
            .And("down signal", -expected.Down - h > 1e-9m * h, actual.DownSignal))
            .And("sums at gaps", false, cusum.Points.Any(point => point.Value is null && point != default));
    });

    [Fact]
    public void EWMAs_agree_with_a_second_implementation() => ForEachSeed(random =>
    {
        var values = RandomFurther.Values(random);
        var settings = RandomFurther.EwmaSettings(random);

        var ewma = EwmaChart.Of(values, settings);
        var (known, centre, sigma) = NaiveSums.Process(values, settings.Centre, settings.Sigma);
        var of = new Comparison("centre", (double?)centre, ewma.Centre).And("sigma", (double?)sigma, ewma.Sigma);
        if (centre is null) return of.And("any average", false, ewma.Points.Any(point => point.Average is not null));

        var scale = known.Count == 0 ? 0 : known.Max(value => (double)Math.Abs(value));
        var naive = NaiveSums.Ewma(known, (double)centre, (double)(sigma ?? 0), settings.Lambda, settings.LimitSigmas);
        return of.AndEach(naive, [.. ewma.Points.Where(point => point.Value is not null)], (each, expected, actual) =>
        {
            double? lower = sigma is null ? null : (double)centre - expected.Distance;
            double? upper = sigma is null ? null : (double)centre + expected.Distance;
            var signal = expected.Average - upper > 1e-9 * Math.Max(Math.Abs(upper ?? 0), scale) || lower - expected.Average > 1e-9 * Math.Max(Math.Abs(lower ?? 0), scale);
            each.And("average", expected.Average, actual.Average).And("lower", lower, actual.LowerLimit).And("upper", upper, actual.UpperLimit).And("signal", signal, actual.Signal);
        });
    });

    [Fact]
    public void Bernoulli_CUSUMs_agree_with_a_second_implementation() => ForEachSeed(random =>
    {
        var outcomes = RandomFurther.Outcomes(random);
        var settings = RandomFurther.BernoulliSettings(random);

        var cusum = BernoulliCusumChart.Of(outcomes, settings);
        var known = outcomes.OfType<bool>().ToList();
        var baseline = known.Take(settings.BaselineCases ?? 0).Select(outcome => outcome ? 1.0 : 0).ToList();
        var risk = settings.BaselineRisk ?? (baseline.Count == 0 ? null : baseline.Average());
        var of = new Comparison("risk", risk, cusum.BaselineRisk).And("incomplete", baseline.Count < (settings.BaselineCases ?? 0), cusum.BaselineIncomplete);
        if (risk is null or 0 or 1) return of.And("any sum", false, cusum.Points.Any(point => point.Up is not null || point.UpSignal || point.DownSignal));

        var points = cusum.Points.Where(point => point.Outcome is not null).ToList();
        return of
            .AndEach(NaiveSums.Bernoulli(known, risk.Value, settings.OddsRatio, settings.Limit), points, (each, expected, actual) => each
                .And("up reached", expected.Reached, actual.UpReached)
                .And("up", expected.Restart ? 0 : expected.Reached, actual.Up)
                .And("up signal", expected.Signal, actual.UpSignal))
            .AndEach(NaiveSums.Bernoulli(known, risk.Value, 1 / settings.OddsRatio, settings.Limit), points, (each, expected, actual) => each
                .And("down reached", -expected.Reached, actual.DownReached)
                .And("down", expected.Restart ? 0 : -expected.Reached, actual.Down)
                .And("down signal", expected.Signal, actual.DownSignal));
    });

    [Fact]
    public void Pareto_charts_agree_with_a_second_implementation() => ForEachSeed(random =>
    {
        var categories = RandomFurther.Categories(random);
        var share = random.Next(1, 21) / 20m;

        var pareto = ParetoChart.Of(categories, (double)share);
        var known = categories.Where(category => category is not (null or " ")).ToList();
        var bars = known.GroupBy(category => category!).OrderByDescending(bar => bar.Count()).ThenBy(bar => bar.Key.ToUpperInvariant(), StringComparer.Ordinal).ThenBy(bar => bar.Key, StringComparer.Ordinal).ToList();
        var needed = Enumerable.Range(0, bars.Count + 1).First(count => bars.Take(count).Sum(bar => bar.Count()) >= share * known.Count);
        var vital = bars.Count(bar => needed > 0 && bar.Count() >= bars[needed - 1].Count());

        return new Comparison("total", (double)known.Count, pareto.Total)
            .And("uncategorised", (double)(categories.Length - known.Count), pareto.Uncategorised)
            .And("vital few", (double)vital, pareto.VitalFew)
            .AndEach(bars, pareto.Bars, (of, expected, actual) => of
                .And("category", expected.Key, actual.Category)
                .And("count", (double)expected.Count(), actual.Count)
                .And("share", (double)expected.Count() / known.Count, actual.Share)
                .And("cumulative", (double)bars.Take(bars.IndexOf(expected) + 1).Sum(bar => bar.Count()) / known.Count, actual.CumulativeShare)
                .And("vital", bars.IndexOf(expected) < vital, actual.IsVital));
    });

    [Fact]
    public void Random_groups_reach_every_state_and_judgement()
    {
        var funnels = Enumerable.Range(0, SeriesCount).Select(seed =>
        {
            var random = new Random(seed);
            var settings = RandomFurther.FunnelSettings(random);
            return FunnelPlot.Of(RandomFurther.Groups(random, settings), settings);
        }).ToList();

        Assert.Equal(Enum.GetValues<FunnelPointState>(), funnels.SelectMany(funnel => funnel.Points).Select(point => point.State).Distinct().Order());
        Assert.Equal(Enum.GetValues<FunnelJudgement>(), funnels.SelectMany(funnel => funnel.Points).Select(point => point.Judgement).OfType<FunnelJudgement>().Distinct().Order());
        Assert.Equal([FunnelState.Drawn, FunnelState.NotEnoughGroups, FunnelState.NoEvents], funnels.Select(funnel => funnel.State).Distinct().Order());
        Assert.Contains(funnels, funnel => funnel.OverdispersionUsed);
        Assert.Contains(funnels, funnel => funnel.Overdispersion is { WithoutScore: > 0 });
    }

    private static void ForEachSeed(Func<Random, Comparison> compare) => Parallel.For(0, SeriesCount, seed =>
    {
        var differences = compare(new Random(seed)).Differences;
        Assert.True(differences.Count == 0, $"Seed {seed}\n{string.Join('\n', differences)}");
    });

    private static double?[] Four(FunnelLimits? limits) => limits is null ? [] : [limits.Lower95, limits.Upper95, limits.Lower998, limits.Upper998];

    /// <summary>What differs between two answers, in words. Numbers agree to 1e-8 of their size, or of 1: two ways of adding up cannot agree better.</summary>
    private sealed class Comparison
    {
        public Comparison(string name, double? expected, double? actual) => And(name, expected, actual);

        public List<string> Differences { get; } = [];

        public Comparison And(string name, double? expected, double? actual)
        {
            var agrees = expected is { } a && actual is { } b ? Math.Abs(a - b) <= 1e-8 * Math.Max(1, Math.Abs(a)) : expected is null && actual is null;
            if (!agrees) Differences.Add(string.Create(CultureInfo.InvariantCulture, $"{name}: {expected} expected, not {actual}"));
            return this;
        }

        public Comparison And(string name, bool expected, bool actual) => And(name, expected.ToString(), actual.ToString());

        public Comparison And(string name, string? expected, string? actual)
        {
            if (expected != actual) Differences.Add($"{name}: {expected} expected, not {actual}");
            return this;
        }

        public Comparison And(string name, double?[] expected, double?[] actual) =>
            AndEach(expected, actual, (of, a, b) => of.And(name, a, b));

        public Comparison AndEach<TExpected, TActual>(IReadOnlyList<TExpected> expected, IReadOnlyList<TActual> actual, Action<Comparison, TExpected, TActual> compare)
        {
            if (expected.Count != actual.Count) Differences.Add($"{expected.Count} entries expected, not {actual.Count}");
            for (var i = 0; i < Math.Min(expected.Count, actual.Count); i++) compare(this, expected[i], actual[i]);
            return this;
        }
    }
}
