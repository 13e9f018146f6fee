using System.Globalization;

namespace QmsPortal.Spc;

/// <summary>Observations in order of date, and those among them that count: with a value, and not ghosts.</summary>
internal sealed class Series
{
    private readonly Observation[] observations;

    private Series(Observation[] observations)
    {
        this.observations = observations;
        var counted = 0;
        foreach (var observation in observations) if (Counts(observation)) counted++;

        Values = new double[counted];
        Positions = new int[counted];
        var next = 0;
        for (var i = 0; i < observations.Length; i++)
        {
            if (!Counts(observations[i])) continue;
            Values[next] = observations[i].Value!.Value;
            Positions[next++] = i;
        }
    }

    /// <summary>All observations, by date.</summary>
    public ReadOnlySpan<Observation> All => observations;

    /// <summary>The values that count.</summary>
    public double[] Values { get; }

    /// <summary>Where in <see cref="All"/> each of them stands.</summary>
    public int[] Positions { get; }

    public static Series OfSorted(Observation[] sorted) => new(sorted);

    /// <exception cref="SpcInputException">A date appears twice, or a number is not finite.</exception>
    public static Observation[] InDateOrder(IEnumerable<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        // What is in order already is read, not copied: whoever changes it copies it first.
        var sorted = observations as Observation[] ?? [.. observations];
        if (!IsInOrder(sorted))
        {
            sorted = [.. sorted];
            Array.Sort(Array.ConvertAll(sorted, observation => observation.Date.DayNumber), sorted);
        }

        for (var i = 0; i < sorted.Length; i++)
        {
            CheckFinite(sorted[i].Value, "value", sorted[i].Date);
            CheckFinite(sorted[i].Target, "target", sorted[i].Date);
            if (i > 0 && sorted[i].Date == sorted[i - 1].Date)
                throw new SpcInputException($"There is more than one point for {InWords(sorted[i].Date)}. Give each date once.");
        }

        return sorted;
    }

    /// <summary>The position of the last value that counts, or null when none does.</summary>
    public int? LastCounted => Positions.Length > 0 ? Positions[^1] : null;

    public ReadOnlySpan<double> ValuesOf(Section section) => Values.AsSpan(section.From, section.Counted);

    /// <summary>A new stretch starts at each of these dates that is the date of a later observation.</summary>
    public List<Section> Sections(IReadOnlyList<DateOnly> starts)
    {
        if (starts.Count == 0) return Sections(_ => false);
        var dates = new HashSet<DateOnly>(starts);
        return Sections(i => dates.Contains(observations[i].Date));
    }

    /// <summary>The rows of a stretch that are not ghosts, at most so many from its start; NaN where the value is missing.</summary>
    public double[] RowsOf(Section section, int? atMost = null)
    {
        var rows = new double[section.Last - section.First + 1];
        var count = 0;
        for (var i = section.First; i <= section.Last && !(count >= atMost); i++)
            if (!observations[i].Ghost) rows[count++] = observations[i].Value ?? double.NaN;
        return count == rows.Length ? rows : rows[..count];
    }

    /// <summary>Cuts the series into stretches; a new one starts at each position named, but the first starts at 0 whatever is named.</summary>
    public List<Section> Sections(Func<int, bool> startsAt)
    {
        var sections = new List<Section>(1);
        var first = 0;
        var from = 0;

        for (var i = 1; i <= observations.Length; i++)
        {
            if (i < observations.Length && !startsAt(i)) continue;
            var until = from;
            while (until < Positions.Length && Positions[until] < i) until++;
            sections.Add(new Section(sections.Count + 1, first, i - 1, from, until));
            (first, from) = (i, until);
        }

        return sections;
    }

    public static bool Counts(in Observation observation) => observation.Value is not null && !observation.Ghost;

    private static bool IsInOrder(Observation[] observations)
    {
        for (var i = 1; i < observations.Length; i++) if (observations[i].Date < observations[i - 1].Date) return false;
        return true;
    }

    private static void CheckFinite(double? number, string what, DateOnly date)
    {
        if (number is { } given && !double.IsFinite(given))
            throw new SpcInputException($"The {what} for {InWords(date)} is not a number. Leave it empty if it is missing.");
    }

    private static string InWords(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>A stretch of a series: positions <paramref name="First"/> to <paramref name="Last"/>, and the counted values from <paramref name="From"/> up to, not including, <paramref name="Until"/>.</summary>
internal readonly record struct Section(int Number, int First, int Last, int From, int Until)
{
    public int Counted => Until - From;
}
