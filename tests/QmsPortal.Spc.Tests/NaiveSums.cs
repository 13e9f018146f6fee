namespace QmsPortal.Spc.Tests;

/// <summary>Second CUSUM, EWMA and Bernoulli CUSUM, written apart from the first: closed forms over all earlier points in place of a running sum, in decimals where they suffice.</summary>
internal static class NaiveSums
{
    /// <summary>The known values, their centre and standard deviation; the last is null where it cannot be told.</summary>
    public static (List<decimal> Values, decimal? Centre, decimal? Sigma) Process(double?[] values, double? centre, double? sigma)
    {
        var known = values.OfType<double>().Select(value => (decimal)value).ToList();
        var mean = centre is { } given ? (decimal)given : known.Count == 0 ? (decimal?)null : known.Average();
        var ranges = known.Zip(known.Skip(1), (a, b) => Math.Abs(b - a)).ToList();
        var estimated = ranges.Count == 0 || ranges.All(range => range == 0) ? (decimal?)null : ranges.Average() / 1.128m;
        return (known, mean, sigma is { } width ? (decimal)width : estimated);
    }

    /// <summary>Sums at each known value: how far the total of all steps has come from its lowest (for the lower sum, highest) level so far.</summary>
    public static List<(decimal Up, decimal Down)> Cusum(List<decimal> values, decimal centre, decimal sigma, decimal slack)
    {
        var totals = Totals(values.Select(value => (value - centre) / sigma - slack));
        var falls = Totals(values.Select(value => (value - centre) / sigma + slack));
        return [.. values.Select((_, last) => (totals[last + 1] - totals.Take(last + 2).Min(), falls[last + 1] - falls.Take(last + 2).Max()))];
    }

    private static List<decimal> Totals(IEnumerable<decimal> steps) => steps.Aggregate(new List<decimal> { 0 }, (totals, step) => [.. totals, totals[^1] + step]);

    /// <summary>Average at each known value: every value with its own weight, and what weight is left on the centre.</summary>
    public static List<(double Average, double Distance)> Ewma(List<decimal> values, double centre, double sigma, double lambda, double width) =>
        [.. values.Select((_, last) => (
            Enumerable.Range(0, last + 1).Sum(age => lambda * Math.Pow(1 - lambda, age) * (double)values[last - age]) + Math.Pow(1 - lambda, last + 1) * centre,
            width * sigma * Math.Sqrt(lambda / (2 - lambda) * (1 - Math.Pow(1 - lambda, 2 * (last + 1))))))];

    /// <summary>Upper sum (or, with an odds ratio below 1, the lower with its sign changed) at each known outcome, before it starts again, and whether it does.</summary>
    public static List<(double Reached, bool Signal, bool Restart)> Bernoulli(List<bool> outcomes, double risk, double oddsRatio, double limit)
    {
        var odds = risk / (1 - risk) * oddsRatio;
        var changed = odds / (1 + odds);
        var answer = new List<(double, bool, bool)>();
        var since = 0;
        for (var last = 0; last < outcomes.Count; last++)
        {
            var best = 0.0;
            for (var first = since; first <= last; first++)
            {
                var part = outcomes[first..(last + 1)];
                var events = part.Count(outcome => outcome);
                best = Math.Max(best, events * Math.Log(changed / risk) + (part.Count - events) * Math.Log((1 - changed) / (1 - risk)));
            }

            var near = Math.Abs(best - limit) <= 1e-9 * limit;
            answer.Add((best, near || best > limit, !near && best > limit));
            if (!near && best > limit) since = last + 1;
        }

        return answer;
    }
}
