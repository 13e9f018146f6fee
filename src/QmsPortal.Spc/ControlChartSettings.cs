namespace QmsPortal.Spc;

/// <summary>The choices that shape a <see cref="ControlChart"/>. Positions count subgroups from 1, in order along the axis, gaps and ghosts included.</summary>
public sealed record ControlChartSettings
{
    /// <summary>The last position of the baseline from which the lines come, or null for all of them.</summary>
    public int? Freeze { get; init; }

    /// <summary>The last position of each phase but the last. When there is one, <see cref="Freeze"/> does not apply.</summary>
    public IReadOnlyList<int> SplitAfter { get; init; } = [];

    /// <summary>Positions left out of the lines and of the run analysis. Unlike ghosts they are still compared with the limits.</summary>
    public IReadOnlyList<int> Exclude { get; init; } = [];

    /// <summary>What values, centre and limits are multiplied by once they are calculated: 100 for per cent, 1,000 for a rate in a thousand.</summary>
    public double Multiply { get; init; } = 1;

    /// <summary>A centre that is given, not estimated, in the unit before <see cref="Multiply"/>; the limits follow from it. Of a g chart, the mean.</summary>
    public double? Centre { get; init; }

    /// <summary>How values at one place become one. Ratios are always the sum of numerators over the sum of denominators, counts are added.</summary>
    public Aggregate Aggregate { get; init; }

    /// <summary>Leave out, once, moving ranges that are not below their own upper limit: of I, t, I′, p′ and u′ charts.</summary>
    public bool ScreenOutliers { get; init; } = true;

    internal void Check(ControlChartKind kind, int points)
    {
        Require(Enum.IsDefined(Aggregate), "Choose how values at one place become one: mean, median, sum or standard deviation.");
        Require(Multiply > 0 && double.IsFinite(Multiply), "Values can be multiplied by a number above zero only.");
        Require(Freeze is null or >= 1, "A baseline needs at least 1 point.");
        Positions.Check(SplitAfter, points);
        Positions.Check(Exclude, points);
        if (Centre is not { } centre) return;

        Require(double.IsFinite(centre), "The centre given is not a number.");
        Require(centre >= 0 || kind is ControlChartKind.Run or ControlChartKind.I or ControlChartKind.IPrime or ControlChartKind.XBar, "The centre of this chart cannot be below zero.");
        Require(centre > 0 || kind is not ControlChartKind.T, "The centre of a t chart is a time above zero.");
        Require(centre <= 1 || kind is not (ControlChartKind.P or ControlChartKind.PPrime), "The centre of a chart of proportions cannot be above 1; it is given before multiplying.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds) throw new SpcInputException(message);
    }
}
