namespace QmsPortal.Spc;

/// <summary>The choices that shape a run chart. Positions count from 1, in order of date, gaps and excluded points included.</summary>
public sealed record RunChartSettings
{
    /// <summary>The fewest useful points a phase needs before it is judged: the published table of limits starts there (Anhøj and Olesen 2014).</summary>
    public const int FewestUsefulPoints = 10;

    /// <summary>Which direction is better.</summary>
    public ImprovementDirection Direction { get; init; } = ImprovementDirection.Increase;

    /// <summary>The last position of each phase but the last. When there is one, <see cref="Freeze"/> does not apply.</summary>
    public IReadOnlyList<int> SplitAfter { get; init; } = [];

    /// <summary>The last position of the baseline from which the median is taken, or null for the whole series.</summary>
    public int? Freeze { get; init; }

    /// <summary>Positions left out of the median and of the run analysis. Such a point is drawn as a ghost.</summary>
    public IReadOnlyList<int> Exclude { get; init; } = [];

    internal void Check(int points)
    {
        if (!Enum.IsDefined(Direction)) throw new SpcInputException("Choose whether an increase, a decrease or neither is better.");
        if (Freeze < 1) throw new SpcInputException("A baseline needs at least 1 point.");
        Positions.Check(SplitAfter, points);
        Positions.Check(Exclude, points);
    }
}
