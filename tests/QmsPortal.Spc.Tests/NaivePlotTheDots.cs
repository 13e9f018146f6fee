using System.Globalization;

namespace QmsPortal.Spc.Tests;

/// <summary>A second XmR chart under the rules of plotthedots, written apart from the first: decimals, every window looked at for every row of a phase, labels as text.</summary>
internal static class NaivePlotTheDots
{
    public static string Describe(Observation[] observations, XmrSettings settings)
    {
        var all = observations.OrderBy(observation => observation.Date).ToList();
        var phaseOf = all.Select((o, i) => 1 + Enumerable.Range(1, i).Count(j => settings.RebaseDates.Contains(all[j].Date))).ToList();
        var text = new string[all.Count];
        var icons = "NotEnoughData ";

        foreach (var phase in phaseOf.Distinct())
        {
            var rows = Enumerable.Range(0, all.Count).Where(i => phaseOf[i] == phase && !all[i].Ghost).ToList();
            var y = rows.Select(i => (decimal?)all[i].Value).ToList();
            var (centre, range, fallback) = Lines([.. y.Take(settings.FixAfterPoints ?? y.Count)], settings.ScreenOutliers ?? true);
            var scale = y.Select(value => Math.Abs(value ?? 0)).DefaultIfEmpty().Max();
            int? Side(decimal? value, decimal? line) => value is null || line is null ? null
                : Math.Abs(value.Value - line.Value) <= 1e-9m * Math.Max(scale, Math.Abs(line.Value)) ? 0 : value > line ? 1 : -1;
            var (lower, upper) = (centre - 2.66m * range, centre + 2.66m * range);
            var side = y.Select(value => Side(value, centre)).ToList();
            var beyond = y.Select(value => Side(value, upper) == 1 || Side(value, lower) == -1).ToList();
            var near = y.Select((value, k) => !beyond[k] && (Side(value, centre + 2.66m * range * 2 / 3) == 1 || Side(value, centre - 2.66m * range * 2 / 3) == -1)).ToList();
            var ties = settings.Ties == TiePolicy.Ignored;
            var trend = Enumerable.Range(0, y.Count).Select(k => Trend(k, y, settings.RunLength ?? 7, ties)).ToList();
            var shift = Enumerable.Range(0, y.Count).Select(k => Shift(k, side, settings.RunLength ?? 7, ties)).ToList();

            for (var i = 0; i < all.Count; i++)
            {
                if (phaseOf[i] != phase) continue;
                var k = rows.IndexOf(i);
                var label = k < 0 || y[k] is null ? "" : beyond[k] ? (Side(y[k], upper) == 1 ? "AboveUpperLimit" : "BelowLowerLimit")
                    : trend[k] ? (Rises(k, y, trend, ties) ? "TrendIncreasing" : "TrendDecreasing")
                    : TwoOfThree(k, side, near) ? (side[k] > 0 ? "TwoOfThreeAbove" : "TwoOfThreeBelow")
                    : shift[k] ? (side[k] > 0 ? "ShiftAbove" : "ShiftBelow")
                    : "";
                var judgement = k < 0 || y[k] is null ? "" : Judge(label, settings.Direction);
                text[i] = $"{phase} {Text(centre)} {Text(lower)} {Text(upper)} {fallback} {rows.Count < 13} {judgement} {label}"
                    + (k < 0 || y[k] is null ? "" : $" {side[k]} {(range is null ? "" : beyond[k])} {(range is null ? "" : near[k])}");
                if (k >= 0) icons = Icon(judgement, label, settings.Direction) + " " + Assurance(all[i].Target, Side, lower, upper, settings.Direction);
            }
        }

        if (all.All(o => o.Ghost || o.Value is null)) icons = "NotEnoughData " + icons.Split(' ')[1];
        return string.Join('\n', text) + "\n" + icons;
    }

    public static string Describe(Chart chart) => string.Join('\n', chart.Points.Select(p =>
        $"{p.Phase} {Text((decimal?)p.Centre)} {Text((decimal?)p.LowerLimit)} {Text((decimal?)p.UpperLimit)} {chart.Phases[p.Phase - 1].UnscreenedFallback} {p.ShortPhase} {p.Judgement} {string.Join(',', p.SpecialCauses)}"
        + (p.Value is null || p.Ghost ? "" : $" {p.Side} {p.IsBeyondLimit} {p.IsNearLimit}"))) + $"\n{chart.Variation} {chart.Assurance}";

    private static (decimal? Centre, decimal? Range, bool Fallback) Lines(List<decimal?> basis, bool screen)
    {
        if (basis.All(value => value is null)) return (null, null, false);
        var ranges = basis.Zip(basis.Skip(1), (a, b) => b - a).OfType<decimal>().Select(Math.Abs).ToList();
        if (ranges.Count == 0) return (basis.OfType<decimal>().Average(), null, false);
        var mean = ranges.Average();
        var kept = ranges.Where(range => range < 3.267m * mean * 0.999999999m).ToList();
        var fallback = screen && kept.Sum() == 0;
        return (basis.OfType<decimal>().Average(), screen && !fallback ? kept.Average() : mean, fallback);
    }

    /// <summary>The stretch of rows around k that have values.</summary>
    private static List<int> Stretch<T>(int k, List<T?> rows)
        where T : struct
    {
        if (rows[k] is null) return [];
        var (first, last) = (k, k);
        while (first > 0 && rows[first - 1] is not null) first--;
        while (last + 1 < rows.Count && rows[last + 1] is not null) last++;
        return [.. Enumerable.Range(first, last - first + 1)];
    }

    private static bool Trend(int k, List<decimal?> y, int length, bool ties)
    {
        var rows = Steps(k, y, ties);
        return Windows(rows, k, length).Any(w => w.Skip(1).Zip(w).All(p => y[p.First] > y[p.Second]) || w.Skip(1).Zip(w).All(p => y[p.First] < y[p.Second]));
    }

    private static List<int> Steps(int k, List<decimal?> y, bool ties)
    {
        var rows = Stretch(k, y);
        return ties ? [.. rows.Where((row, i) => i == 0 || y[row] != y[rows[i - 1]])] : rows;
    }

    private static bool Rises(int k, List<decimal?> y, List<bool> trend, bool ties)
    {
        var rows = Steps(k, y, ties);
        var at = rows.IndexOf(k);
        return at + 1 < rows.Count && trend[rows[at + 1]] ? y[rows[at + 1]] > y[k] : y[k] > y[rows[at - 1]];
    }

    private static bool Shift(int k, List<int?> side, int length, bool ties)
    {
        var rows = Stretch(k, side).Where(row => !ties || side[row] != 0).ToList();
        return Windows(rows, k, length).Any(w => w.All(row => side[row] == 1) || w.All(row => side[row] == -1));
    }

    private static bool TwoOfThree(int k, List<int?> side, List<bool> near) => near[k] && Windows(Stretch(k, side), k, 3)
        .Any(w => (w.All(row => side[row] == 1) || w.All(row => side[row] == -1)) && w.Count(row => near[row]) >= 2);

    private static IEnumerable<List<int>> Windows(List<int> rows, int k, int length) =>
        Enumerable.Range(0, Math.Max(0, rows.Count - length + 1)).Select(s => rows.GetRange(s, length)).Where(w => w.Contains(k));

    private static string Judge(string label, ImprovementDirection direction)
    {
        if (label == "") return "CommonCause";
        var high = label.Contains("Above", StringComparison.Ordinal) || label.Contains("Incr", StringComparison.Ordinal);
        if (direction == ImprovementDirection.Neutral) return high ? "NeutralHigh" : "NeutralLow";
        return high == (direction == ImprovementDirection.Increase) ? "Improvement" : "Concern";
    }

    private static string Icon(string judgement, string label, ImprovementDirection direction) => judgement switch
    {
        "" => "CommonCause",
        "Improvement" or "Concern" => judgement + ((judgement == "Improvement") == (direction == ImprovementDirection.Increase) ? "High" : "Low"),
        _ => judgement,
    };

    private static string Assurance(double? target, Func<decimal?, decimal?, int?> side, decimal? lower, decimal? upper, ImprovementDirection direction)
    {
        if (target is null || direction == ImprovementDirection.Neutral) return "";
        var increase = direction == ImprovementDirection.Increase;
        if (side((decimal)target, upper) == 1) return increase ? "ConsistentlyFail" : "ConsistentlyPass";
        if (side((decimal)target, lower) == -1) return increase ? "ConsistentlyPass" : "ConsistentlyFail";
        return "HitAndMiss";
    }

    private static string Text(decimal? number) => number is null ? "none" : (Math.Round(number.Value, 6) + 0.000000m).ToString("0.000000", CultureInfo.InvariantCulture).Replace("-0.000000", "0.000000", StringComparison.Ordinal);
}
