namespace QmsPortal.Spc;

/// <summary>How far groups differ by more than chance (Spiegelhalter 2005, doi 10.1136/qshc.2005.013755).</summary>
/// <param name="Phi">The mean squared z-score; about 1 where chance alone is at work.</param>
/// <param name="TauSquared">The variance between groups, on the transformed scale, by the method of moments (DerSimonian and Laird 1986, doi 10.1016/0197-2456(86)90046-2); 0 where chance explains all.</param>
/// <param name="Groups">How many groups it was estimated from.</param>
/// <param name="WithoutScore">How many more would have been used but have no z-score, for the logarithm of no events does not exist.</param>
public sealed record Overdispersion(double Phi, double TauSquared, int Groups, int WithoutScore)
{
    internal static Overdispersion? Of(ReadOnlySpan<Score> scores, bool truncate, double trimBy)
    {
        var kept = truncate ? Truncated(scores, trimBy) : Winsorised(scores, trimBy);
        var squares = new CompensatedSum();
        var weights = new CompensatedSum();
        var squaredWeights = new CompensatedSum();
        var groups = 0;

        foreach (var score in kept)
        {
            if (!double.IsFinite(score.Z)) continue;
            var weight = 1 / (score.Error * score.Error);
            squares.Add(score.Z * score.Z);
            weights.Add(weight);
            squaredWeights.Add(weight * weight);
            groups++;
        }

        if (groups < 2) return null;

        var excess = squares.Total - (groups - 1);
        var tauSquared = Math.Max(0, excess / (weights.Total - squaredWeights.Total / weights.Total));
        var phi = squares.Total / groups;
        return double.IsFinite(phi) && double.IsFinite(tauSquared) ? new Overdispersion(phi, tauSquared, groups, kept.Length - groups) : null;
    }

    // The groups are cut by rank into 1 / trimBy parts, and the first and last part left out (NHS England, SHMI methodology specification). Equal scores share their mean rank.
    private static Score[] Truncated(ReadOnlySpan<Score> scores, double trimBy)
    {
        var sorted = Sorted(scores);
        if (trimBy == 0) return sorted;

        var parts = 1 / trimBy;
        var kept = new List<Score>(sorted.Length);
        for (int first = 0, next; first < sorted.Length; first = next)
        {
            next = first + 1;
            while (next < sorted.Length && sorted[next].Z == sorted[first].Z) next++;

            var part = Math.Floor((first + 1 + next) / 2.0 * parts / (sorted.Length + 1));
            if (part > 0 && part < parts - 1) kept.AddRange(sorted.AsSpan(first, next - first));
        }

        return [.. kept];
    }

    private static Score[] Winsorised(ReadOnlySpan<Score> scores, double trimBy)
    {
        var sorted = Sorted(scores);
        if (sorted.Length == 0) return sorted;

        var (low, high) = (Quantile(sorted, trimBy), Quantile(sorted, 1 - trimBy));
        return Array.ConvertAll(sorted, score => score with { Z = Math.Clamp(score.Z, low, Math.Max(low, high)) });
    }

    // The seventh definition of Hyndman and Fan (American Statistician 1996, 50:361-365).
    private static double Quantile(Score[] sorted, double share)
    {
        var place = (sorted.Length - 1) * share;
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below].Z + (place - below) * (sorted[above].Z - sorted[below].Z);
    }

    private static Score[] Sorted(ReadOnlySpan<Score> scores)
    {
        var sorted = scores.ToArray();
        Array.Sort(sorted, (a, b) => a.Z.CompareTo(b.Z));
        return sorted;
    }
}

/// <summary>How many standard errors a group lies from the target on the transformed scale, and that standard error.</summary>
internal readonly record struct Score(double Z, double Error);
