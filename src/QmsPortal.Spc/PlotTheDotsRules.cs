namespace QmsPortal.Spc;

/// <summary>The rules of NHSRplotthedots 0.2.2 within one phase, of which each point carries the first that applies: single point, trend, two of three, shift.</summary>
internal static class PlotTheDotsRules
{
    public static void Apply(Series series, DrawnPhase phase, int runLength, TiePolicy ties, Marks marks)
    {
        var readings = new Reading[phase.Section.Counted];
        var count = 0;
        for (int i = phase.Section.First, next = phase.Section.From; i <= phase.Section.Last; i++)
        {
            if (series.All[i].Ghost) continue;
            if (series.All[i].Value is { } value)
            {
                readings[count++] = Read(phase, series.Positions[next++], value);
                continue;
            }

            // A missing value ends whatever runs up to it.
            Apply(readings.AsSpan(..count), runLength, ties, marks);
            count = 0;
        }

        Apply(readings.AsSpan(..count), runLength, ties, marks);
    }

    private static void Apply(ReadOnlySpan<Reading> readings, int runLength, TiePolicy ties, Marks marks)
    {
        var steps = ties is TiePolicy.Ignored ? WithoutRepeats(readings) : readings;
        Rules.SinglePoint(readings, marks);
        Rules.Trend(steps, runLength, marks);
        Rules.TwoOfThree(readings, marks);
        Rules.Shift(ties is TiePolicy.Ignored ? WithoutCentre(readings) : readings, runLength, marks);
        Turn(steps, marks);
        foreach (var reading in readings) if (marks.At(reading.Position).Count > 1) marks.Replace(reading.Position, marks.At(reading.Position)[0]);
    }

    // Near the limit, not beyond it: two of three looks at those alone here.
    private static Reading Read(DrawnPhase phase, int position, double value)
    {
        var reading = phase.Read(position, value);
        return reading with { BeyondTwoSigma = reading.BeyondTwoSigma && !reading.BeyondLimit };
    }

    // The way a trend goes at a point is that of the step after it, where that leads to a point of a trend too, else of the step before it.
    private static void Turn(ReadOnlySpan<Reading> steps, Marks marks)
    {
        for (var i = 0; i < steps.Length; i++)
        {
            if (!IsTrend(marks, steps[i])) continue;
            var to = i + 1 < steps.Length && IsTrend(marks, steps[i + 1]) ? i + 1 : i;
            marks.TurnTrend(steps[i].Position, rises: steps[to].Value > steps[to - 1].Value);
        }
    }

    private static bool IsTrend(Marks marks, Reading reading) => marks.AnyTrend(reading.Position);

    private static Reading[] WithoutCentre(ReadOnlySpan<Reading> readings)
    {
        var kept = new List<Reading>(readings.Length);
        foreach (var reading in readings) if (reading.Side != 0) kept.Add(reading);
        return [.. kept];
    }

    private static Reading[] WithoutRepeats(ReadOnlySpan<Reading> readings)
    {
        var kept = new List<Reading>(readings.Length);
        foreach (var reading in readings) if (kept.Count == 0 || kept[^1].Value != reading.Value) kept.Add(reading);
        return [.. kept];
    }
}
