using QmsPortal.Spc;

namespace QmsPortal.Tests.Modules.Control;

/// <summary>An XmR chart by plain decimals, and what its latest point says: written apart from the site's own arithmetic.</summary>
internal sealed record NaiveChart(decimal Mean, decimal Lower, decimal Upper, string Variation, string? Assurance)
{
    /// <param name="anew">How many values lie before the day on which limits began anew: each value is held against the lines of its own part.</param>
    public static NaiveChart Of(IReadOnlyList<decimal> values, ImprovementDirection direction = ImprovementDirection.Increase, decimal? target = null, int anew = 0)
    {
        var (before, now) = (Lines([.. values.Take(anew)]), Lines([.. values.Skip(anew)]));
        var (lower, upper) = (now.Mean - 2.66m * now.Range, now.Mean + 2.66m * now.Range);
        return values.Count < 13
            ? new NaiveChart(now.Mean, lower, upper, "NotEnoughData", target is null || direction is ImprovementDirection.Neutral ? null : "NotEnoughData")
            : new NaiveChart(now.Mean, lower, upper, Latest([.. values.Select((value, i) => (value, i < anew ? before : now))], direction), Target(lower, upper, direction, target));
    }

    private static (decimal Mean, decimal Range) Lines(IReadOnlyList<decimal> values) => values.Count == 0 ? default
        : (values.Sum() / values.Count, values.Count < 2 ? 0 : Enumerable.Range(1, values.Count - 1).Sum(i => Math.Abs(values[i] - values[i - 1])) / (values.Count - 1));

    private static string Latest(IReadOnlyList<(decimal Value, (decimal Mean, decimal Range) Lines)> values, ImprovementDirection direction)
    {
        int Side(decimal value, decimal line) => Math.Abs(value - line) <= 1e-9m * Math.Max(Math.Abs(line), values.Max(value => Math.Abs(value.Value))) ? 0 : Math.Sign(value - line);
        bool Signals(int way)
        {
            bool Beyond((decimal Value, (decimal Mean, decimal Range) Lines) at, decimal factor) => Side(at.Value, at.Lines.Mean + way * factor * at.Lines.Range) == way;
            bool Above((decimal Value, (decimal Mean, decimal Range) Lines) at) => Side(at.Value, at.Lines.Mean) == way;
            var six = values.TakeLast(6).ToList();
            var three = values.TakeLast(3).ToList();
            return Beyond(values[^1], 2.66m)
                || six.All(Above)
                || Enumerable.Range(1, 5).All(i => Math.Sign(six[i].Value - six[i - 1].Value) == way)
                || (Beyond(values[^1], 2.66m * 2 / 3) && three.All(Above) && three.Count(value => Beyond(value, 2.66m * 2 / 3)) >= 2);
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
