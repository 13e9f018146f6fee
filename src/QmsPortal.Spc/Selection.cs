namespace QmsPortal.Spc;

/// <summary>The value that would stand at a place if all were sorted, without sorting them (Hoare, Algorithm 65: Find, Communications of the ACM 1961, 4:321-322).</summary>
internal static class Selection
{
    // Below this, and where the pivots turn out badly, sorting is quicker.
    private const int Few = 64;

    /// <summary>Reorders the values so that none before the place is larger than the one there.</summary>
    public static double At(Span<double> values, int place)
    {
        var (first, last) = (0, values.Length - 1);
        for (var turns = 0; last - first >= Few && turns < Few; turns++)
        {
            var (low, high) = Split(values, first, last);
            if (place <= high) last = high;
            else if (place >= low) first = low;
            else return values[place];
        }

        values[first..(last + 1)].Sort();
        return values[place];
    }

    /// <summary>Smaller ones up to the second place returned, larger ones from the first on, and what is equal to the pivot between.</summary>
    private static (int Low, int High) Split(Span<double> values, int first, int last)
    {
        var pivot = MiddleOf(values[first], values[(first + last) / 2], values[last]);
        var (low, high) = (first, last);

        while (low <= high)
        {
            while (values[low] < pivot) low++;
            while (values[high] > pivot) high--;
            if (low > high) break;
            (values[low], values[high]) = (values[high], values[low]);
            low++;
            high--;
        }

        return (low, high);
    }

    private static double MiddleOf(double a, double b, double c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
