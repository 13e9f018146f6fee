namespace QmsPortal.Spc;

/// <summary>The lines at one point.</summary>
internal readonly record struct LinesAt(double? Centre, double? LowerLimit, double? UpperLimit, double? LowerTwoSigma, double? UpperTwoSigma)
{
    public double? Of(SpecialCause cause) => cause switch
    {
        SpecialCause.AboveUpperLimit => UpperLimit,
        SpecialCause.BelowLowerLimit => LowerLimit,
        SpecialCause.TwoOfThreeAbove => UpperTwoSigma,
        SpecialCause.TwoOfThreeBelow => LowerTwoSigma,
        SpecialCause.ShiftAbove or SpecialCause.ShiftBelow => Centre,
        _ => null,
    };
}

/// <summary>From the marks of a point to the numbers behind them.</summary>
internal static class Reasons
{
    public static IReadOnlyList<Reason> Of(
        int point, double? value, IReadOnlyList<SpecialCause> causes, IReadOnlyList<Signal> signals, LinesAt lines, Func<int, IReadOnlyList<SpecialCause>> causesAt)
    {
        if (causes.Count == 0 || value is not { } marked) return [];

        var reasons = new List<Reason>(causes.Count);
        foreach (var cause in causes)
        {
            var named = Covering(signals, point, cause);
            // Under plotthedots a point of a trend is named by the step after it, which may lead the other way.
            if (named.Count == 0 && OtherTrend(cause) is { } other) named = Covering(signals, point, other);
            foreach (var signal in named)
                reasons.Add(new Reason(signal, lines.Of(cause)) { Value = marked, Points = MarkedBy(signal, cause, causesAt) });
        }

        return reasons;
    }

    private static List<Signal> Covering(IReadOnlyList<Signal> signals, int point, SpecialCause cause)
    {
        var covering = new List<Signal>(1);
        foreach (var signal in signals) if (signal.Cause == cause && signal.First <= point && point <= signal.Last) covering.Add(signal);
        return covering;
    }

    private static SpecialCause? OtherTrend(SpecialCause cause) => cause switch
    {
        SpecialCause.TrendIncreasing => SpecialCause.TrendDecreasing,
        SpecialCause.TrendDecreasing => SpecialCause.TrendIncreasing,
        _ => null,
    };

    private static List<int> MarkedBy(Signal signal, SpecialCause cause, Func<int, IReadOnlyList<SpecialCause>> causesAt)
    {
        var points = new List<int>(signal.Marked);
        for (var at = signal.First; at <= signal.Last; at++) if (causesAt(at).Contains(cause)) points.Add(at);
        return points;
    }
}
