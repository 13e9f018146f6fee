namespace QmsPortal.Spc;

/// <summary>The choices that shape an XmR chart. A choice left null is the profile's own; one that the profile does not have is refused.</summary>
public sealed record XmrSettings
{
    /// <summary>The fewest points a Making Data Count chart needs before limits, rules and icons are shown.</summary>
    public const int FewestPoints = 13;

    /// <summary>The fewest points a baseline may have, and below which a phase is called short.</summary>
    public const int FewestBaselinePoints = 12;

    /// <summary>Whose rules the chart follows.</summary>
    public RuleProfile Profile { get; init; }

    /// <summary>Which direction is better.</summary>
    public ImprovementDirection Direction { get; init; } = ImprovementDirection.Increase;

    /// <summary>Dates on which a new phase starts. A date that is not that of a later point does nothing.</summary>
    public IReadOnlyList<DateOnly> RebaseDates { get; init; } = [];

    /// <summary>
    /// Draw lines from the first so many points (at least 12), or null for all of them. Under Making Data Count: counted points of the first phase.
    /// Under plotthedots: rows of each phase, missing ones counted. Under Anhøj: rows of the whole chart, which then has one phase.
    /// </summary>
    public int? FixAfterPoints { get; init; }

    /// <summary>Leave out, once, moving ranges above 3.267 times their mean (under Making Data Count also the points that close them). False under Making Data Count, else true.</summary>
    public bool? ScreenOutliers { get; init; }

    /// <summary>How many points make a shift or a trend: 6, 7 or 8. 6 under Making Data Count, 7 under plotthedots; Anhøj reckons it from the number of points.</summary>
    public int? RunLength { get; init; }

    /// <summary>What a tie does to a run: of plotthedots. Under Making Data Count it ends the run, under Anhøj it is passed over.</summary>
    public TiePolicy? Ties { get; init; }

    /// <summary>How many counted points the whole chart needs: 13 or more, of Making Data Count.</summary>
    public int? MinimumPoints { get; init; }

    /// <summary>How a point is judged that is marked by rules of both directions, of Making Data Count: improvement unless told.</summary>
    public ConflictRule? ConflictRule { get; init; }

    internal void Check()
    {
        Require(Enum.IsDefined(Profile), "Choose whose rules to follow: Making Data Count, plotthedots or Anhøj.");
        Require(Enum.IsDefined(Direction), "Choose whether an increase, a decrease or neither is better.");
        Require(RebaseDates is not null, "Give the dates on which phases start, or an empty list.");
        Require(FixAfterPoints is null or >= FewestBaselinePoints, $"A baseline needs at least {FewestBaselinePoints} points.");
        Require(RunLength is null or 6 or 7 or 8, "A shift or trend has 6, 7 or 8 points.");
        Require(MinimumPoints is null or >= FewestPoints, $"A chart needs at least {FewestPoints} points; a higher number may be asked for.");
        Require(ConflictRule is not { } rule || Enum.IsDefined(rule), "Choose what decides when rules disagree: improvement, concern or hierarchy.");
        Require(Ties is not { } ties || Enum.IsDefined(ties), "Choose whether a tie breaks a run or is ignored.");
        CheckCombination();
    }

    private void CheckCombination()
    {
        Require(Profile is RuleProfile.Mdc || MinimumPoints is null, "Only charts under Making Data Count have a minimum of points that can be raised.");
        Require(Profile is RuleProfile.Mdc || ConflictRule is null, "Only under Making Data Count can rules disagree, so only there is there a rule for it.");
        Require(Profile is RuleProfile.PlotTheDots || Ties is null, "Only under plotthedots can be chosen what a tie does to a run.");
        Require(Profile is not RuleProfile.Anhoej || RunLength is null, "The Anhøj rules reckon the length of runs from the number of points: it cannot be set.");
        Require(Profile is not RuleProfile.Anhoej || FixAfterPoints is null || RebaseDates.Count == 0, "Under the Anhøj rules a chart has a fixed baseline or phases, not both.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds) throw new SpcInputException(message);
    }
}
