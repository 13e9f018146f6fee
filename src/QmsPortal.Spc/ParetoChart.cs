using System.Runtime.InteropServices;

namespace QmsPortal.Spc;

/// <summary>
/// The Pareto chart: few categories often hold most events, and those are where to begin (Juran, Quality Control Handbook, 1951).
/// </summary>
/// <remarks>
/// Categories are told apart exactly as they are written. Those of equal count are ordered by their characters, capitals like small letters, so that
/// the order is the same on every machine; names that differ in capitals alone come capitals first.
/// A category that is null or blank counts as none.
/// </remarks>
public static class ParetoChart
{
    /// <summary>The share that the vital few hold, by Juran's rule of thumb.</summary>
    public const double UsualVitalShare = 0.8;

    /// <summary>Counts events.</summary>
    /// <param name="categories">The category of each event, in any order; none gives a chart without bars.</param>
    /// <param name="vitalShare">The part of all events that the vital few hold: above 0, at most 1.</param>
    /// <exception cref="SpcInputException">The share is out of range.</exception>
    public static Pareto Of(IEnumerable<string?> categories, double vitalShare = UsualVitalShare)
    {
        ArgumentNullException.ThrowIfNull(categories);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var uncategorised = 0L;

        foreach (var category in categories)
        {
            if (string.IsNullOrWhiteSpace(category)) uncategorised++;
            else CollectionsMarshal.GetValueRefOrAddDefault(counts, category, out _)++;
        }

        return Draw(counts, uncategorised, vitalShare);
    }

    /// <summary>Takes events that are counted already, as a database does.</summary>
    /// <param name="counts">Categories with their counts, at least 0. Counts of one category are added up; a category with no event keeps its bar.</param>
    /// <param name="vitalShare">The part of all events that the vital few hold: above 0, at most 1.</param>
    /// <param name="other">A category that gathers what fits nowhere else: it stands last however many it has, and is never one of the vital few.</param>
    /// <exception cref="SpcInputException">A count is negative, the counts are too large to be added up, or the share is out of range.</exception>
    public static Pareto OfCounts(IEnumerable<KeyValuePair<string?, long>> counts, double vitalShare = UsualVitalShare, string? other = null)
    {
        ArgumentNullException.ThrowIfNull(counts);
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        var uncategorised = 0L;
        var all = 0L;

        foreach (var (category, count) in counts)
        {
            if (count < 0) throw new SpcInputException($"The count of {category} is below 0.");
            if (count > long.MaxValue - all) throw new SpcInputException("The counts are too large to be added up.");
            all += count;
            if (string.IsNullOrWhiteSpace(category)) uncategorised += count;
            else CollectionsMarshal.GetValueRefOrAddDefault(sums, category, out _) += count;
        }

        return Draw(sums, uncategorised, vitalShare, other);
    }

    private static Pareto Draw(Dictionary<string, long> counts, long uncategorised, double vitalShare, string? other = null)
    {
        if (vitalShare is not (> 0 and <= 1)) throw new SpcInputException("The share of the vital few is above 0 and at most 1.");

        KeyValuePair<string, long>[] sorted = [.. counts];
        Array.Sort(sorted, (a, b) => (a.Key == other).CompareTo(b.Key == other) is var last && last != 0 ? last : Compare(a, b));
        var total = 0L;
        foreach (var (_, count) in sorted) total += count;

        var vital = VitalFew(sorted.AsSpan(..(other is not null && counts.ContainsKey(other) ? sorted.Length - 1 : sorted.Length)), total, vitalShare);
        var bars = new ParetoBar[sorted.Length];
        var cumulative = 0L;
        for (var i = 0; i < bars.Length; i++)
        {
            var (category, count) = sorted[i];
            cumulative += count;
            bars[i] = new ParetoBar(category, count, cumulative, ShareOf(count, total), ShareOf(cumulative, total), i < vital);
        }

        return new Pareto(bars, total, uncategorised, vital);
    }

    private static int VitalFew(ReadOnlySpan<KeyValuePair<string, long>> sorted, long total, double share)
    {
        if (total == 0) return 0;

        var vital = 0;
        var cumulative = 0L;
        // On the share is enough, and rounding of the share itself must not ask for one bar more.
        while (vital < sorted.Length && Numbers.Side(cumulative, share * total, 0) < 0) cumulative += sorted[vital++].Value;
        while (vital > 0 && vital < sorted.Length && sorted[vital].Value == sorted[vital - 1].Value) vital++;
        return vital;
    }

    private static int Compare(KeyValuePair<string, long> a, KeyValuePair<string, long> b)
    {
        if (a.Value != b.Value) return b.Value.CompareTo(a.Value);
        var order = string.Compare(a.Key, b.Key, StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : string.CompareOrdinal(a.Key, b.Key);
    }

    private static double? ShareOf(long count, long total) => total == 0 ? null : (double)count / total;
}
