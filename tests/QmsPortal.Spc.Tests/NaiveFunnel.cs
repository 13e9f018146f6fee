namespace QmsPortal.Spc.Tests;

/// <summary>
/// A second funnel plot, written apart from the first: plain sums, ranks by counting, limits by trial in the transformed scale,
/// Poisson limits by halving an interval on plain Poisson sums. Expected events have to be whole numbers.
/// </summary>
internal static class NaiveFunnel
{
    private const double Z95 = 1.959964;
    private const double Z998 = 3.090232;

    internal sealed record Answer(double? Centre, double? Phi, double Tau2, List<GroupAnswer> Groups);

    internal sealed record GroupAnswer(string State, double? Value, double?[] Transformed, double?[] Exact, string? Judgement);

    public static Answer Of(FunnelGroup[] groups, FunnelSettings settings)
    {
        var usable = groups.Where(group => group.Numerator is not null && group.Denominator > 0).ToList();
        var sr = settings.DataType == FunnelDataType.StandardisedRatio;
        double? target = sr ? 1 : usable.Count == 0 ? null : usable.Sum(group => group.Numerator) / usable.Sum(group => group.Denominator);
        var drawn = usable.Count >= (sr ? 1 : 2) && !(settings.DataType == FunnelDataType.RatioOfCounts && target == 0);
        var (phi, tau2) = drawn ? Dispersion(usable, settings, target!.Value) : (null, 0);
        if (!settings.AdjustOverdispersion) tau2 = 0;
        return new Answer(target * settings.Multiply, phi, tau2, [.. groups.Select(group => Describe(group, settings, drawn ? target : null, tau2, groups))]);
    }

    private static GroupAnswer Describe(FunnelGroup group, FunnelSettings settings, double? target, double tau2, FunnelGroup[] all)
    {
        if (group.Numerator is not { } a || group.Denominator is not { } n) return new("Missing", null, [], [], null);
        if (n == 0) return new("ZeroDenominator", null, [], [], null);
        if (target is null) return new("NoLimits", a / n * settings.Multiply, [], [], null);

        double?[] transformed = [.. new[] { -Z95, Z95, -Z998, Z998 }.Select(z => (double?)Limit(a, n, settings, target.Value, z, tau2))];
        double?[] exact = settings.DataType == FunnelDataType.StandardisedRatio
            ? [.. new[] { (0.025, 0.0), (0.025, 1.0), (0.001, 0.0), (0.001, 1.0) }.Select(side => (double?)Poisson(side.Item1, n, side.Item2 > 0))]
            : [];
        var force = exact.Length > 0 && tau2 == 0 ? exact : transformed;
        var (low, high) = settings.Limit == FunnelLimit.NinetyFive ? (force[0]!.Value, force[1]!.Value) : (force[2]!.Value, force[3]!.Value);
        var largest = all.Where(other => other.Denominator > 0 && other.Numerator is not null).Max(other => other.Numerator!.Value / other.Denominator!.Value);
        var judgement = a / n - high > 1e-9 * Math.Max(Math.Abs(high), largest) ? "High" : low - a / n > 1e-9 * Math.Max(Math.Abs(low), largest) ? "Low" : "Within";
        return new("Judged", a / n * settings.Multiply, Times(transformed, settings.Multiply), Times(exact, settings.Multiply), judgement);
    }

    private static (double? Phi, double Tau2) Dispersion(List<FunnelGroup> usable, FunnelSettings settings, double target)
    {
        var scores = usable.Select(group => Score(group.Numerator!.Value, group.Denominator!.Value, settings, target)).ToList();
        var trim = settings.TrimBy;
        var count = scores.Count;
        var shmi = settings.DataType == FunnelDataType.StandardisedRatio && settings.Method == StandardisedRatioMethod.Shmi;
        if (shmi && trim > 0)
        {
            var k = 1 / trim;
            double Rank(double z) => scores.Count(other => other.Z < z) + (scores.Count(other => other.Z == z) + 1) / 2.0;
            scores = [.. scores.Where(score => Math.Floor(Rank(score.Z) * k / (count + 1)) is var part && part != 0 && part < k - 1)];
        }
        else if (!shmi)
        {
            var (low, high) = (Quantile(scores.Select(score => score.Z), trim), Quantile(scores.Select(score => score.Z), 1 - trim));
            scores = [.. scores.Select(score => (score.Z < low ? low : score.Z > high ? high : score.Z, score.S))];
        }

        scores = [.. scores.Where(score => !double.IsInfinity(score.Z))];
        if (scores.Count < 2) return (null, 0);

        var phi = scores.Average(score => score.Z * score.Z);
        var (sum2, sum4) = (scores.Sum(score => Math.Pow(score.S, -2)), scores.Sum(score => Math.Pow(score.S, -4)));
        var extra = scores.Count * phi - (scores.Count - 1);
        return (phi, extra < 0 ? 0 : Math.Max(0, extra / (sum2 - sum4 / sum2)));
    }

    private static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        var place = (sorted.Count - 1) * share;
        var below = (int)Math.Floor(place);
        return below + 1 >= sorted.Count ? sorted[^1] : sorted[below] * (below + 1 - place) + sorted[below + 1] * (place - below);
    }

    private static (double Z, double S) Score(double a, double n, FunnelSettings settings, double target)
    {
        if (settings.DataType == FunnelDataType.Proportion) return ((Math.Asin(Math.Sqrt(a / n)) - Math.Asin(Math.Sqrt(target))) * 2 * Math.Sqrt(n), 1 / (2 * Math.Sqrt(n)));
        if (settings.DataType == FunnelDataType.RatioOfCounts)
        {
            var s = Math.Sqrt(a / Math.Pow(a + 0.5, 2) + n / Math.Pow(n + 0.5, 2));
            return ((Math.Log((a + 0.5) / (n + 0.5)) - Math.Log(target)) / s, s);
        }

        return settings.Method == StandardisedRatioMethod.Shmi
            ? (Math.Log(a / n) * Math.Sqrt(n), 1 / Math.Sqrt(n))
            : ((Math.Sqrt(a / n) - 1) * 2 * Math.Sqrt(n), 1 / (2 * Math.Sqrt(n)));
    }

    private static double Limit(double a, double n, FunnelSettings settings, double target, double z, double tau2)
    {
        var s = Score(a, n, settings, target).S;
        var distance = z * Math.Sqrt(s * s + tau2);
        if (settings.DataType == FunnelDataType.RatioOfCounts) return Math.Exp(Math.Log(target) + distance);
        if (settings.DataType == FunnelDataType.StandardisedRatio) return settings.Method == StandardisedRatioMethod.Shmi ? Math.Exp(distance) : 1 + distance;

        var angle = Math.Asin(Math.Sqrt(target)) + distance;
        return angle < 0 ? 0 : angle > Math.PI / 2 ? 1 : (1 - Math.Cos(2 * angle)) / 2;
    }

    // The rate at which so many events, or more, or so many events, or fewer, are as rare as the share.
    private static double Poisson(double share, double expected, bool upper)
    {
        var (low, high) = (0.0, 2 * expected + 40);
        for (var i = 0; i < 55; i++)
        {
            var rate = (low + high) / 2;
            var atMost = 0.0;
            var term = Math.Exp(-rate);
            var events = 0;
            for (; events < expected; events++)
            {
                atMost += term;
                term *= rate / (events + 1);
            }

            var tooLow = upper ? atMost + term > share : 1 - atMost < share;
            if (tooLow) low = rate;
            else high = rate;
        }

        return low / expected;
    }

    private static double?[] Times(double?[] limits, double factor) => [.. limits.Select(limit => limit * factor)];
}
