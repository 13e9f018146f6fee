namespace QmsPortal.Spc;

/// <summary>
/// That lines might be drawn anew from some date on, with the numbers before and after. It changes nothing: a new phase is a person's decision and needs a known cause
/// (NHS England, Making Data Count, on recalculating limits).
/// </summary>
/// <param name="From">The date from which the values have stayed on one side of the centre.</param>
/// <param name="First">The index of that point in <see cref="Chart.Points"/>.</param>
/// <param name="Signal">The shift that lasts to the latest counted point.</param>
/// <param name="Until">The phase as it is drawn now, with all its points.</param>
/// <param name="Before">The phase that would end before the date.</param>
/// <param name="After">The phase that would begin at it.</param>
/// <param name="BeyondOldLimits">How many of the points from the date on lie strictly beyond the limits of <paramref name="Before"/>; null where that has none.</param>
public sealed record PhaseSuggestion(DateOnly From, int First, Signal Signal, Phase Until, Phase Before, Phase After, int? BeyondOldLimits)
{
    /// <summary>How far the centre would move, in the unit of the values.</summary>
    public double? Change => After.Centre - Before.Centre;

    /// <summary>True when either side has fewer than 12 counted points, so that its lines may still move: better to wait.</summary>
    public bool IsEarly => Math.Min(Before.Counted, After.Counted) < XmrSettings.FewestBaselinePoints;

    /// <summary>The suggestion that a series gives reason for, or null when there is none: no shift lasts to the latest counted point, or nothing stands before it in its phase.</summary>
    /// <param name="observations">As for <see cref="XmrChart"/>.</param>
    /// <param name="settings">As for <see cref="XmrChart"/>.</param>
    /// <exception cref="SpcInputException">As for <see cref="XmrChart"/>.</exception>
    public static PhaseSuggestion? Of(IEnumerable<Observation> observations, XmrSettings settings)
    {
        ArgumentNullException.ThrowIfNull(observations);
        ArgumentNullException.ThrowIfNull(settings);
        Observation[] rows = [.. observations];
        var now = XmrChart.Of(rows, settings);
        if (Lasting(now) is not { } shift) return null;

        var until = now.Phases[now.Points[shift.Last].Phase - 1];
        var first = Math.Max(shift.First, until.First);
        if (first == until.First || !HasCounted(now, until.First, first)) return null;

        var from = now.Points[first].Date;
        // A chart under Anhøj has a fixed baseline or phases: the suggestion is for phases.
        var fix = settings.Profile is RuleProfile.Anhoej ? null : settings.FixAfterPoints;
        var then = XmrChart.Of(rows, settings with { RebaseDates = [.. settings.RebaseDates, from], FixAfterPoints = fix });
        var after = then.Phases[then.Points[first].Phase - 1];
        var before = then.Phases[after.Number - 2];
        return new PhaseSuggestion(from, first, shift, until, before, after, Beyond(then, before, after));
    }

    private static Signal? Lasting(Chart chart)
    {
        var last = chart.Points.Count - 1;
        while (last >= 0 && !IsCounted(chart.Points[last])) last--;
        foreach (var signal in chart.Signals)
            if (signal.Last == last && signal.Cause is (SpecialCause.ShiftAbove or SpecialCause.ShiftBelow)) return signal;
        return null;
    }

    private static bool HasCounted(Chart chart, int from, int until)
    {
        for (var i = from; i < until; i++) if (IsCounted(chart.Points[i])) return true;
        return false;
    }

    private static int? Beyond(Chart chart, Phase before, Phase after)
    {
        if (before.LowerLimit is null || before.UpperLimit is null) return null;

        var beyond = 0;
        for (var i = after.First; i <= after.Last; i++)
        {
            if (!IsCounted(chart.Points[i])) continue;
            var value = chart.Points[i].Value!.Value;
            if (Numbers.Side(value, before.UpperLimit, Math.Abs(value)) > 0 || Numbers.Side(value, before.LowerLimit, Math.Abs(value)) < 0) beyond++;
        }

        return beyond;
    }

    private static bool IsCounted(ChartPoint point) => point is { Value: not null, Ghost: false };
}
