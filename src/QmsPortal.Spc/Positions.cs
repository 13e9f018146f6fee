namespace QmsPortal.Spc;

/// <summary>Positions of points as settings name them, from 1.</summary>
internal static class Positions
{
    /// <exception cref="SpcInputException">There is no such point, or no list.</exception>
    public static void Check(IReadOnlyList<int> positions, int points)
    {
        if (positions is null) throw new SpcInputException("Give the positions of points, or an empty list.");

        foreach (var position in positions)
        {
            if (position < 1 || position > points)
                throw new SpcInputException(FormattableString.Invariant($"There is no point {position}: the chart has {points}."));
        }
    }

    /// <summary>Whether each point, from index 0, is named.</summary>
    public static bool[] Named(IReadOnlyList<int> positions, int points)
    {
        var named = new bool[points];
        foreach (var position in positions) named[position - 1] = true;
        return named;
    }
}
