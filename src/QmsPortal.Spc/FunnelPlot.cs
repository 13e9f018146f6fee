namespace QmsPortal.Spc;

/// <summary>
/// The funnel plot: groups of different size, with the limits within which a group of each size would lie by chance (Spiegelhalter 2005, doi 10.1002/sim.1970),
/// widened on demand where the groups differ by more than chance explains (Spiegelhalter 2005, doi 10.1136/qshc.2005.013755).
/// </summary>
/// <remarks>
/// Proportions and ratios of counts are compared with all groups together, standardised ratios with 1. Limits come from the transformed scale;
/// those of standardised ratios without overdispersion from the Poisson distribution. A group on a limit is within it.
/// With no events in a group the standard error of a ratio of counts becomes too small, so that its lower limits are too near the centre: read such a group with care.
/// </remarks>
public static class FunnelPlot
{
    /// <summary>Compares the groups.</summary>
    /// <param name="groups">In any order, which is kept; none gives a funnel without points.</param>
    /// <param name="settings">How to compare them.</param>
    /// <exception cref="SpcInputException">A name appears twice, a number is negative or not finite, a proportion has more events than cases, or a setting is out of range.</exception>
    public static Funnel Of(IEnumerable<FunnelGroup> groups, FunnelSettings settings)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        FunnelGroup[] all = [.. groups];
        Check(all, settings.DataType);

        var usable = Array.FindAll(all, group => IsUsable(group, settings));
        var (state, target) = TargetOf(usable, settings.DataType);
        if (state != FunnelState.Drawn)
            return new Funnel(Array.ConvertAll(all, group => Undrawn(group, settings)), state, target * settings.Multiply, null, false);

        var scale = new FunnelScale(settings, target!.Value);
        var overdispersion = Estimate(usable, scale, settings);
        var adjusts = settings.AdjustOverdispersion && overdispersion is { TauSquared: > 0 };
        var drawing = new Drawing(settings, scale, adjusts ? overdispersion!.TauSquared : 0, LargestRatio(usable));

        return new Funnel(Array.ConvertAll(all, drawing.PointOf), state, Numbers.Finite(target.Value * settings.Multiply), overdispersion, adjusts);
    }

    private static void Check(FunnelGroup[] groups, FunnelDataType type)
    {
        var names = new HashSet<string>(groups.Length, StringComparer.Ordinal);

        foreach (var group in groups)
        {
            if (group.Name is null) throw new SpcInputException("Give each group a name.");
            if (!names.Add(group.Name)) throw new SpcInputException($"There is more than one group called {group.Name}. Give each group once.");
            CheckNumber(group.Numerator, "numerator", group.Name);
            CheckNumber(group.Denominator, "denominator", group.Name);
            if (type == FunnelDataType.Proportion && group.Numerator > group.Denominator)
                throw new SpcInputException($"The numerator for {group.Name} is larger than the denominator, which a proportion cannot be.");
        }
    }

    private static void CheckNumber(double? number, string what, string name)
    {
        if (number is not { } given) return;
        if (!double.IsFinite(given)) throw new SpcInputException($"The {what} for {name} is not a number. Leave it empty if it is missing.");
        if (given < 0) throw new SpcInputException($"The {what} for {name} is below 0.");
    }

    private static bool IsUsable(FunnelGroup group, FunnelSettings settings) =>
        group.IsComplete && FunnelScale.Working(group.Denominator!.Value, settings) > 0;

    private static (FunnelState State, double? Target) TargetOf(FunnelGroup[] usable, FunnelDataType type)
    {
        if (type == FunnelDataType.StandardisedRatio) return (usable.Length == 0 ? FunnelState.NotEnoughGroups : FunnelState.Drawn, 1);

        var numerators = new CompensatedSum();
        var denominators = new CompensatedSum();
        foreach (var group in usable)
        {
            numerators.Add(group.Numerator!.Value);
            denominators.Add(group.Denominator!.Value);
        }

        if (usable.Length == 0) return (FunnelState.NotEnoughGroups, null);
        if (!double.IsFinite(numerators.Total) || !double.IsFinite(denominators.Total)) return (FunnelState.OutOfRange, null);

        var target = numerators.Total / denominators.Total;
        if (!double.IsFinite(target)) return (FunnelState.OutOfRange, null);
        // Rounding could take the sum of the numerators just above that of the denominators, where no arcsine exists.
        if (type == FunnelDataType.Proportion) target = Math.Min(1, target);
        if (usable.Length < 2) return (FunnelState.NotEnoughGroups, target);
        return (type == FunnelDataType.RatioOfCounts && target == 0 ? FunnelState.NoEvents : FunnelState.Drawn, target);
    }

    private static Overdispersion? Estimate(FunnelGroup[] usable, FunnelScale scale, FunnelSettings settings)
    {
        var scores = Array.ConvertAll(usable, group => scale.ScoreOf(group.Numerator!.Value, FunnelScale.Working(group.Denominator!.Value, settings)));
        var truncate = settings is { DataType: FunnelDataType.StandardisedRatio, Method: StandardisedRatioMethod.Shmi };
        return Overdispersion.Of(scores, truncate, settings.TrimBy);
    }

    private static double LargestRatio(FunnelGroup[] usable)
    {
        var largest = 0.0;
        foreach (var group in usable) largest = Math.Max(largest, group.Numerator!.Value / group.Denominator!.Value);
        return double.IsFinite(largest) ? largest : 0;
    }

    private static FunnelPoint Undrawn(FunnelGroup group, FunnelSettings settings)
    {
        var ratio = group is { Numerator: { } a, Denominator: > 0 and { } n } ? Numbers.Finite(a / n) : null;
        var state = !group.IsComplete ? FunnelPointState.Missing : IsUsable(group, settings) ? FunnelPointState.NoLimits : FunnelPointState.ZeroDenominator;
        return new FunnelPoint(group.Name, group.Numerator, group.Denominator, state, ratio, Scaled(ratio, settings.Multiply), null, null, null, null);
    }

    private static double? Scaled(double? value, double multiply) => value is { } number ? Numbers.Finite(number * multiply) : null;

    private sealed class Drawing(FunnelSettings settings, FunnelScale scale, double tauSquared, double largestRatio)
    {
        public FunnelPoint PointOf(FunnelGroup group)
        {
            var point = Undrawn(group, settings);
            if (point.State != FunnelPointState.NoLimits) return point;

            var denominator = FunnelScale.Working(group.Denominator!.Value, settings);
            var transformed = scale.Limits(group.Numerator!.Value, denominator, tauSquared);
            var exact = settings.DataType == FunnelDataType.StandardisedRatio ? FunnelScale.ExactPoisson(denominator) : null;
            var inForce = exact is not null && tauSquared == 0 ? exact : transformed;
            return point with
            {
                State = FunnelPointState.Judged,
                Transformed = Multiplied(transformed),
                ExactPoisson = exact is null ? null : Multiplied(exact),
                Limits = Multiplied(inForce),
                Judgement = Judge(group.Numerator.Value / group.Denominator.Value, inForce),
            };
        }

        private FunnelJudgement Judge(double ratio, FunnelLimits limits)
        {
            var (lower, upper) = settings.Limit == FunnelLimit.NinetyFive ? (limits.Lower95, limits.Upper95) : (limits.Lower998, limits.Upper998);
            if (Numbers.Side(ratio, upper, largestRatio) > 0) return FunnelJudgement.High;
            return Numbers.Side(ratio, lower, largestRatio) < 0 ? FunnelJudgement.Low : FunnelJudgement.Within;
        }

        private FunnelLimits Multiplied(FunnelLimits limits) => settings.Multiply == 1 ? limits : new FunnelLimits(
            Scaled(limits.Lower95, settings.Multiply),
            Scaled(limits.Upper95, settings.Multiply),
            Scaled(limits.Lower998, settings.Multiply),
            Scaled(limits.Upper998, settings.Multiply));
    }
}
