namespace QmsPortal.Spc;

/// <summary>
/// From the figures of a phase to the limits at one of its points: three and two standard deviations around the middle, cut where values cannot go.
/// Sources: Montgomery, Introduction to Statistical Quality Control, chapters 6 and 7; Benneyan (Health Care Management Science 2001, 4:305-318) for g;
/// Nelson 1994 for t; Laney 2002 for p′ and u′; Taylor 2017 for I′.
/// </summary>
internal static class ControlLimits
{
    /// <summary>True when limits depend on the size of the subgroup, so that each point has its own.</summary>
    public static bool VaryWithin(ControlChartKind kind) => Subgroups.IsRatio(kind) || kind is ControlChartKind.XBar or ControlChartKind.S;

    public static Limits At(ControlChartKind kind, PhaseFigures figures, in Subgroup row)
    {
        if (Missing(kind, figures, row) is { } why) return Limits.None(why);

        var sigma = SigmaAt(kind, figures, row);
        var (lower, upper) = Around(kind, figures.Middle!.Value, 3, sigma);
        var (lowerTwo, upperTwo) = Around(kind, figures.Middle.Value, 2, sigma);
        if (!double.IsFinite(upper)) return Limits.None(NoLimits.TooLarge);

        // A t chart's lower limit that would lie below zero is zero; its two-sigma line is not drawn then.
        return new Limits(double.IsNaN(lower) ? 0 : lower, upper, Numbers.Finite(lowerTwo), upperTwo);
    }

    private static NoLimits? Missing(ControlChartKind kind, PhaseFigures figures, in Subgroup row)
    {
        if (figures.Missing is { } phase) return phase;
        if (Subgroups.IsRatio(kind) && !(row.Denominator > 0)) return NoLimits.NoDenominator;
        return kind is ControlChartKind.XBar or ControlChartKind.S && row.Size < 2 ? NoLimits.SmallSubgroup : null;
    }

    private static double SigmaAt(ControlChartKind kind, PhaseFigures figures, in Subgroup row)
    {
        var (middle, spread) = (figures.Middle!.Value, figures.Spread!.Value);
        return kind switch
        {
            ControlChartKind.IPrime => spread * Math.Sqrt(1 / row.Denominator),
            ControlChartKind.P or ControlChartKind.U or ControlChartKind.PPrime or ControlChartKind.UPrime => spread * Laney.Sigma(kind, row.Denominator, middle),
            ControlChartKind.C => Math.Sqrt(middle),
            ControlChartKind.G => Math.Sqrt(middle * (middle + 1)),
            ControlChartKind.XBar => spread / (SubgroupSpread.C4(row.Size) * Math.Sqrt(row.Size)),
            ControlChartKind.S => middle * SubgroupSpread.C5(row.Size) / SubgroupSpread.C4(row.Size),
            _ => spread,
        };
    }

    private static (double Lower, double Upper) Around(ControlChartKind kind, double middle, int sigmas, double sigma)
    {
        // Two thirds of the limit itself, since the lower one lies on zero.
        if (kind is ControlChartKind.MR) return (0, MovingRanges.D4 * middle * sigmas / 3);

        var (lower, upper) = (middle - sigmas * sigma, middle + sigmas * sigma);
        return kind switch
        {
            ControlChartKind.I or ControlChartKind.IPrime or ControlChartKind.XBar => (lower, upper),
            ControlChartKind.T => (lower < 0 ? double.NaN : TimesBetween.Back(lower), TimesBetween.Back(upper)),
            ControlChartKind.P or ControlChartKind.PPrime => (Math.Max(0, lower), Math.Min(1, upper)),
            _ => (Math.Max(0, lower), upper),
        };
    }
}
