namespace QmsPortal.Modules.Control.Standards;

/// <summary>What is another from one version to the next, in words: for those who have to work by it.</summary>
public static class Differences
{
    public static IReadOnlyList<string> Between(StandardContent old, StandardContent now) =>
    [
        .. Field("Title", old.Title, now.Title),
        .. Field("Process", old.Process, now.Process),
        .. Field("Purpose", old.Purpose, now.Purpose),
        .. Field("Who does it", old.DoneBy, now.DoneBy),
        .. Field("Owner", old.Owner, now.Owner),
        .. Steps(old.Steps, now.Steps),
    ];

    private static IEnumerable<string> Field(string name, string old, string now) =>
        old == now ? [] : [$"{name}: “{now}”{(old.Length == 0 ? " is new" : $", was “{old}”")}"];

    /// <summary>Steps that say to do the same are the same, in the longest order that both have; what lies between two of them is compared in turn.</summary>
    private static IEnumerable<string> Steps(IReadOnlyList<WorkStepWords> old, IReadOnlyList<WorkStepWords> now)
    {
        var (o, n) = (0, 0);
        foreach (var (same, to) in Kept(old, now).Append((old.Count, now.Count)))
        {
            for (; o < same || n < to; o++, n++)
                foreach (var words in o < same && n < to ? Changed(n, old[o], now[n]) : n < to ? [$"Step {n + 1} added: {now[n].What}"] : [$"Step removed: {old[o].What}"])
                    yield return words;
            if (same < old.Count)
                foreach (var words in Changed(to, old[same], now[to]))
                    yield return words;
            (o, n) = (same + 1, to + 1);
        }
    }

    private static IEnumerable<string> Changed(int place, WorkStepWords old, WorkStepWords now)
    {
        (string Name, string Old, string Now)[] parts = [("", old.What, now.What), (", key point", old.KeyPoint, now.KeyPoint), (", reason why", old.Why, now.Why), (", time", old.Time ?? "", now.Time ?? "")];
        return parts.Where(part => part.Old != part.Now).Select(part =>
            $"Step {place + 1} changed{part.Name}: {(part.Now.Length == 0 ? "nothing" : $"“{part.Now}”")}, was {(part.Old.Length == 0 ? "nothing" : $"“{part.Old}”")}");
    }

    /// <summary>Pairs of places at which both say to do the same: the longest common subsequence.</summary>
    private static List<(int Old, int Now)> Kept(IReadOnlyList<WorkStepWords> old, IReadOnlyList<WorkStepWords> now)
    {
        var length = new int[old.Count + 1, now.Count + 1];
        for (var o = old.Count - 1; o >= 0; o--)
            for (var n = now.Count - 1; n >= 0; n--)
                length[o, n] = old[o].What == now[n].What ? length[o + 1, n + 1] + 1 : Math.Max(length[o + 1, n], length[o, n + 1]);
        var kept = new List<(int, int)>();
        for (var (o, n) = (0, 0); o < old.Count && n < now.Count;)
        {
            if (old[o].What == now[n].What)
                kept.Add((o++, n++));
            else if (length[o + 1, n] >= length[o, n + 1])
                o++;
            else
                n++;
        }

        return kept;
    }
}
