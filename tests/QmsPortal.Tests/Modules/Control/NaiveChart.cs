using QmsPortal.Spc;

namespace QmsPortal.Tests.Modules.Control;

/// <summary>An XmR chart by plain decimals, and what its latest point says: written apart from the site's own arithmetic.</summary>
internal sealed record NaiveChart(decimal Mean, decimal Lower, decimal Upper, string Variation, string? Assurance)
{
    public static NaiveChart Of(IReadOnlyList<decimal> values, ImprovementDirection direction = ImprovementDirection.Increase, decimal? target = null)
    {
        var mean = values.Sum() / values.Count;
        var range = values.Count < 2 ? 0 : Enumerable.Range(1, values.Count - 1).Sum(i => Math.Abs(values[i] - values[i - 1])) / (values.Count - 1);
        var (lower, upper) = (mean - 2.66m * range, mean + 2.66m * range);
        return values.Count < 13
            ? new NaiveChart(mean, lower, upper, "NotEnoughData", target is null || direction is ImprovementDirection.Neutral ? null : "NotEnoughData")
            : new NaiveChart(mean, lower, upper, Latest(values, mean, range, direction), Target(lower, upper, direction, target));
    }

    private static string Latest(IReadOnlyList<decimal> values, decimal mean, decimal range, ImprovementDirection direction)
    {
        int Side(decimal value, decimal line) => Math.Abs(value - line) <= 1e-9m * Math.Max(Math.Abs(line), values.Max(Math.Abs)) ? 0 : Math.Sign(value - line);
        bool Signals(int way)
        {
            bool Beyond(decimal value, decimal factor) => Side(value, mean + way * factor * range) == way;
            var six = values.TakeLast(6).ToList();
            var three = values.TakeLast(3).ToList();
            return Beyond(values[^1], 2.66m)
                || six.All(value => Side(value, mean) == way)
                || Enumerable.Range(1, 5).All(i => Math.Sign(six[i] - six[i - 1]) == way)
                || (Beyond(values[^1], 2.66m * 2 / 3) && three.All(value => Side(value, mean) == way) && three.Count(value => Beyond(value, 2.66m * 2 / 3)) >= 2);
        }

        var (high, low) = (Signals(1), Signals(-1));
        return (high, low, direction) switch
        {
            (false, false, _) => "CommonCause",
            (true, _, ImprovementDirection.Increase) => "ImprovementHigh",
            (false, true, ImprovementDirection.Increase) => "ConcernLow",
            (_, true, ImprovementDirection.Decrease) => "ImprovementLow",
            (true, false, ImprovementDirection.Decrease) => "ConcernHigh",
            (true, _, _) => "NeutralHigh",
            _ => "NeutralLow",
        };
    }

    private static string? Target(decimal lower, decimal upper, ImprovementDirection direction, decimal? target) => (direction, target) switch
    {
        (ImprovementDirection.Neutral, _) or (_, null) => null,
        (ImprovementDirection.Increase, var aim) => aim <= lower ? "ConsistentlyPass" : aim >= upper ? "ConsistentlyFail" : "HitAndMiss",
        var (_, aim) => aim >= upper ? "ConsistentlyPass" : aim <= lower ? "ConsistentlyFail" : "HitAndMiss",
    };
}
