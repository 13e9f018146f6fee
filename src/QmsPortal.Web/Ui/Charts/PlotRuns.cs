namespace QmsPortal.Ui.Charts;

/// <summary>Neighbours that are equal, from the first to the last of them: one line on a chart.</summary>
internal static class PlotRuns
{
    public static IEnumerable<(int First, int Last)> Of<T>(IReadOnlyList<T> items)
    {
        for (int first = 0, i = 1; i <= items.Count; i++)
        {
            if (i < items.Count && EqualityComparer<T>.Default.Equals(items[i], items[first]))
                continue;
            if (items.Count > 0)
                yield return (first, i - 1);
            first = i;
        }
    }
}
