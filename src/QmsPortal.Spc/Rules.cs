namespace QmsPortal.Spc;

/// <summary>A counted point as the rules see it: its place in the chart, its value, its side of the centre, and whether it lies strictly beyond a two-sigma line or a limit on that side.</summary>
internal readonly record struct Reading(int Position, double Value, int Side, bool BeyondTwoSigma = false, bool BeyondLimit = false);

/// <summary>
/// The rules of NHS England's Making Data Count tools since November 2023 (SQL query v2.6; NHSRplotthedots issues 194, 195 and 202).
/// Each walks once over the counted points of the whole chart; gaps and ghosts are not among them. A window that is incomplete does not fire.
/// </summary>
internal static class Rules
{
    /// <summary>A point strictly beyond a limit; on the limit is inside.</summary>
    public static void SinglePoint(ReadOnlySpan<Reading> readings, Marks marks)
    {
        for (var i = 0; i < readings.Length; i++)
        {
            if (!readings[i].BeyondLimit) continue;
            marks.Add(readings[i].Side > 0 ? SpecialCause.AboveUpperLimit : SpecialCause.BelowLowerLimit, readings.Slice(i, 1));
        }
    }

    /// <summary>So many points, or more, each higher (lower) than the one before. Equal neighbours end a trend; a turning point belongs to both. Values are compared exactly.</summary>
    public static void Trend(ReadOnlySpan<Reading> readings, int runLength, Marks marks)
    {
        var first = 0;
        var direction = 0;

        for (var i = 1; i <= readings.Length; i++)
        {
            var step = i < readings.Length ? StepTo(readings[i].Value, readings[i - 1].Value) : 0;
            if (step != 0 && step == direction) continue;

            if (direction != 0 && i - first >= runLength)
                marks.Add(direction > 0 ? SpecialCause.TrendIncreasing : SpecialCause.TrendDecreasing, readings[first..i]);

            first = i - 1;
            direction = step;
        }
    }

    /// <summary>Three consecutive points on one side of the centre, at least two of them strictly beyond its two-sigma line, also when beyond the limit; those are marked.</summary>
    public static void TwoOfThree(ReadOnlySpan<Reading> readings, Marks marks)
    {
        for (var i = 0; i + 3 <= readings.Length; i++)
        {
            if (!(readings[i].BeyondTwoSigma || readings[i + 1].BeyondTwoSigma) || !IsTwoOfThree(readings.Slice(i, 3))) continue;

            var end = i + 3;
            for (var next = i + 1; next < end && next + 3 <= readings.Length; next++)
                if (IsTwoOfThree(readings.Slice(next, 3))) end = next + 3;

            marks.AddBeyondTwoSigma(readings[i].Side > 0 ? SpecialCause.TwoOfThreeAbove : SpecialCause.TwoOfThreeBelow, readings[i..end]);
            i = end - 1;
        }
    }

    /// <summary>So many points, or more, strictly on one side of the centre. A point on the centre ends a shift.</summary>
    public static void Shift(ReadOnlySpan<Reading> readings, int runLength, Marks marks)
    {
        var first = 0;

        for (var i = 1; i <= readings.Length; i++)
        {
            if (i < readings.Length && readings[i].Side == readings[first].Side) continue;

            if (readings[first].Side != 0 && i - first >= runLength)
                marks.Add(readings[first].Side > 0 ? SpecialCause.ShiftAbove : SpecialCause.ShiftBelow, readings[first..i]);

            first = i;
        }
    }

    private static int StepTo(double value, double before) => value > before ? 1 : value < before ? -1 : 0;

    private static bool IsTwoOfThree(ReadOnlySpan<Reading> window)
    {
        var side = window[0].Side;
        if (side == 0 || window[1].Side != side || window[2].Side != side) return false;

        var beyond = 0;
        foreach (var reading in window) if (reading.BeyondTwoSigma) beyond++;
        return beyond >= 2;
    }
}
