namespace QmsPortal.Spc;

/// <summary>From the rules that mark a point to what they mean, given the direction that is better, and to the two icons.</summary>
internal static class Judging
{
    /// <summary>
    /// Upward rules speak for high values and downward rules for low ones, so a rising trend below the mean is an improvement when an increase is good.
    /// Source: NHS England, SPC rule clash v1.0, and SQL query v2.6a, for rules that disagree.
    /// </summary>
    public static Judgement Of(Marks marks, int position, ImprovementDirection direction, ConflictRule conflict)
    {
        var high = marks.AnyHigh(position);
        var low = marks.AnyLow(position);

        if (!high && !low) return Judgement.CommonCause;
        if (direction == ImprovementDirection.Neutral) return high ? Judgement.NeutralHigh : Judgement.NeutralLow;

        var highIsGood = direction == ImprovementDirection.Increase;
        var good = high && low ? IsGood(marks.At(position), highIsGood, conflict) : high == highIsGood;
        return good ? Judgement.Improvement : Judgement.Concern;
    }

    /// <summary>The variation icon of a judged point.</summary>
    public static Variation IconOf(Judgement judgement, ImprovementDirection direction) => judgement switch
    {
        Judgement.NeutralHigh => Variation.NeutralHigh,
        Judgement.NeutralLow => Variation.NeutralLow,
        Judgement.Improvement => direction == ImprovementDirection.Increase ? Variation.ImprovementHigh : Variation.ImprovementLow,
        Judgement.Concern => direction == ImprovementDirection.Increase ? Variation.ConcernLow : Variation.ConcernHigh,
        _ => Variation.CommonCause,
    };

    /// <summary>
    /// The assurance icon: a target on or beyond a limit is always met or always missed. Being met is tested first, so limits of no width on the target mean a pass.
    /// Source: SQL query v2.6; PowerBI-SPC issue 463 for the measure that is always 100%.
    /// </summary>
    public static Assurance? AssuranceOf(double? target, Lines lines, double scale, ImprovementDirection direction)
    {
        if (target is not { } aim || direction == ImprovementDirection.Neutral) return null;
        if (lines.LowerLimit is null || lines.UpperLimit is null) return Assurance.NotEnoughData;

        var reachesLower = Numbers.Side(aim, lines.LowerLimit, scale) <= 0;
        var reachesUpper = Numbers.Side(aim, lines.UpperLimit, scale) >= 0;
        var (met, missed) = direction == ImprovementDirection.Increase ? (reachesLower, reachesUpper) : (reachesUpper, reachesLower);

        if (met) return Assurance.ConsistentlyPass;
        return missed ? Assurance.ConsistentlyFail : Assurance.HitAndMiss;
    }

    private static bool IsGood(IReadOnlyList<SpecialCause> causes, bool highIsGood, ConflictRule conflict)
    {
        if (conflict != ConflictRule.Hierarchy) return conflict == ConflictRule.Improvement;

        var strongest = causes.Max(Strength);
        return causes.Any(cause => Strength(cause) == strongest && IsHigh(cause) == highIsGood);
    }

    private static int Strength(SpecialCause cause) => cause switch
    {
        SpecialCause.TrendIncreasing or SpecialCause.TrendDecreasing => 3,
        SpecialCause.ShiftAbove or SpecialCause.ShiftBelow => 2,
        SpecialCause.TwoOfThreeAbove or SpecialCause.TwoOfThreeBelow => 1,
        _ => 0,
    };

    private static bool IsHigh(SpecialCause cause) =>
        cause is SpecialCause.AboveUpperLimit or SpecialCause.TrendIncreasing or SpecialCause.TwoOfThreeAbove or SpecialCause.ShiftAbove;
}
