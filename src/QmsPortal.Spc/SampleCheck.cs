namespace QmsPortal.Spc;

/// <summary>Refuses rows that a kind of chart cannot take, in words fit for the person who gave them.</summary>
internal static class SampleCheck
{
    /// <exception cref="SpcInputException">A number is not finite or not possible on this chart.</exception>
    public static void Of(in Sample row, ControlChartKind kind, bool isRatio)
    {
        Require(double.IsFinite(row.At), row, "A place on the axis is not a number.");
        Require(IsFinite(row.Value), row, "The value {0} is not a number. Leave it empty if it is missing.");
        Require(IsFinite(row.Target), row, "The target {0} is not a number. Leave it empty if it is missing.");
        Require(IsFinite(row.Denominator), row, "The denominator {0} is not a number. Leave it empty if it is missing.");
        Require(!isRatio || TakesDenominators(kind), row, "This chart takes no denominators. Leave them out, or choose a chart of a ratio.");
        Require(row.Denominator is null or >= 0, row, "The denominator {0} is below zero.");
        Require(row.Value is null or > 0 || kind is not ControlChartKind.T, row, "The time {0} is not above zero: a t chart cannot take it. Measure the time more finely.");
        Require(row.Value is null or >= 0 || !IsCount(kind), row, "The count {0} is below zero.");
        Require(!IsProportion(kind) || row.Denominator is null || row.Value is null || row.Value <= row.Denominator, row, "The numerator {0} is above the denominator, which a proportion cannot be.");
    }

    private static bool TakesDenominators(ControlChartKind kind) =>
        Subgroups.IsRatio(kind) || kind is ControlChartKind.Run or ControlChartKind.I or ControlChartKind.MR;

    private static bool IsProportion(ControlChartKind kind) => kind is ControlChartKind.P or ControlChartKind.PPrime;

    private static bool IsCount(ControlChartKind kind) => IsProportion(kind)
        || kind is ControlChartKind.U or ControlChartKind.UPrime or ControlChartKind.C or ControlChartKind.G;

    private static bool IsFinite(double? number) => number is not { } given || double.IsFinite(given);

    private static void Require(bool holds, in Sample row, string message)
    {
        if (!holds) throw new SpcInputException(message.Replace("{0}", Subgroups.Where(row), StringComparison.Ordinal));
    }
}
