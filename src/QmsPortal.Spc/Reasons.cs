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
            foreach (var signal in signals)
            {
                if (signal.Cause != cause || point < signal.First || signal.Last < point) continue;
                reasons.Add(new Reason(signal, lines.Of(cause)) { Value = marked, Points = [.. Enumerable.Range(signal.First, signal.Last - signal.First + 1).Where(at => causesAt(at).Contains(cause))] });
            }
        }

        return reasons;
    }
}
