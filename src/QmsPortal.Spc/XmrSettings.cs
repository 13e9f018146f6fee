namespace QmsPortal.Spc;

/// <summary>The choices that shape an XmR chart. Each default is that of Making Data Count's Single Chart Tool.</summary>
public sealed record XmrSettings
{
    /// <summary>The fewest points a chart needs before limits, rules and icons are shown.</summary>
    public const int FewestPoints = 13;

    /// <summary>The fewest points a baseline may have, and below which a phase is called short.</summary>
    public const int FewestBaselinePoints = 12;

    /// <summary>Which direction is better.</summary>
    public ImprovementDirection Direction { get; init; } = ImprovementDirection.Increase;

    /// <summary>Dates on which a new phase starts. A date that is not that of a later point does nothing.</summary>
    public IReadOnlyList<DateOnly> RebaseDates { get; init; } = [];

    /// <summary>Draw the first phase's lines from its first so many counted points (at least 12), or null for all of them.</summary>
    public int? FixAfterPoints { get; init; }

    /// <summary>Leave out, once, moving ranges above 3.267 times their mean, and the points that close them.</summary>
    public bool ScreenOutliers { get; init; }

    /// <summary>How many points make a shift or a trend: 6, 7 or 8.</summary>
    public int RunLength { get; init; } = 6;

    /// <summary>How many counted points the whole chart needs: 13 or more.</summary>
    public int MinimumPoints { get; init; } = FewestPoints;

    /// <summary>How a point is judged that is marked by rules of both directions.</summary>
    public ConflictRule ConflictRule { get; init; } = ConflictRule.Improvement;

    internal void Check()
    {
        Require(Enum.IsDefined(Direction), "Choose whether an increase, a decrease or neither is better.");
        Require(RebaseDates is not null, "Give the dates on which phases start, or an empty list.");
        Require(FixAfterPoints is null or >= FewestBaselinePoints, $"A baseline needs at least {FewestBaselinePoints} points.");
        Require(RunLength is 6 or 7 or 8, "A shift or trend has 6, 7 or 8 points.");
        Require(MinimumPoints >= FewestPoints, $"A chart needs at least {FewestPoints} points; a higher number may be asked for.");
        Require(Enum.IsDefined(ConflictRule), "Choose what decides when rules disagree: improvement, concern or hierarchy.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds) throw new SpcInputException(message);
    }
}
