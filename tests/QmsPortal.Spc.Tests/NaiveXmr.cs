namespace QmsPortal.Spc.Tests;

/// <summary>A second XmR chart, written apart from the first: decimals instead of compensated doubles, every window looked at for every point, text instead of sets.</summary>
internal static class NaiveXmr
{
    public static string Describe(Observation[] observations, XmrSettings settings)
    {
        var all = observations.OrderBy(observation => observation.Date).ToList();
        var phaseOf = all.Select((o, i) => 1 + Enumerable.Range(1, i).Count(j => settings.RebaseDates.Contains(all[j].Date))).ToList();
        var counted = Enumerable.Range(0, all.Count).Where(i => all[i].Value is not null && !all[i].Ghost).ToList();
        var enough = counted.Count >= (settings.MinimumPoints ?? 13);
        var lines = phaseOf.Distinct().ToDictionary(phase => phase, phase => Line.Of(
            [.. counted.Where(i => phaseOf[i] == phase).Select(i => (decimal)all[i].Value!.Value)], phase == 1 ? settings.FixAfterPoints : null, settings.ScreenOutliers ?? false, enough));

        var y = counted.Select(i => (decimal)all[i].Value!.Value).ToList();
        var at = counted.Select(i => lines[phaseOf[i]]).ToList();
        var marks = counted.Select((_, i) => enough ? RulesAt(i, y, at, settings.RunLength ?? 6).ToList() : []).ToList();
        var judged = marks.Select(names => enough ? Judge(names, settings) : null).ToList();

        var text = all.Select((o, i) =>
        {
            var k = counted.IndexOf(i);
            var line = lines[phaseOf[i]];
            return $"{phaseOf[i]} {Text(line.Centre)} {Text(line.Lower)} {Text(line.Upper)} {(line.Fallback ? "fallback" : "")} {line.Points < 12} "
                + (k < 0 ? "-" : $"{judged[k]} {string.Join(',', marks[k])}");
        });
        return string.Join('\n', text) + "\n" + Icons(all, counted, lines, phaseOf, marks, judged, settings, enough);
    }

    public static string Describe(Chart chart)
    {
        var text = chart.Points.Select((p, i) => $"{p.Phase} {Text(p.Centre)} {Text(p.LowerLimit)} {Text(p.UpperLimit)} "
            + $"{(chart.Phases[p.Phase - 1].UnscreenedFallback ? "fallback" : "")} {p.ShortPhase} "
            + (p.Value is null || p.Ghost ? "-" : $"{p.Judgement} {string.Join(',', p.SpecialCauses)}"));
        return string.Join('\n', text) + $"\n{chart.Variation} {chart.Assurance} {chart.IconPoint}";
    }

    // Six digits: the last ones of doubles and decimals differ, and the golden cases compare those.
    private static string Text(double? number) => Text(number is null ? null : (decimal)number);

    private static string Text(decimal? number) => number is null ? "none" : (Math.Round(number.Value, 6) + 0.000000m).ToString("0.000000", System.Globalization.CultureInfo.InvariantCulture).Replace("-0.000000", "0.000000", StringComparison.Ordinal);

    private static IEnumerable<string> RulesAt(int i, List<decimal> y, List<Line> at, int length)
    {
        int Side(int j) => at[j].SideOf(y[j], at[j].Centre);
        bool Far(int j, int side) => at[j].SideOf(y[j], side > 0 ? at[j].UpperTwoSigma : at[j].LowerTwoSigma) == side;
        IEnumerable<int[]> Windows(int size) => Enumerable.Range(0, y.Count).Where(s => s <= i && i < s + size && s + size <= y.Count).Select(s => Enumerable.Range(s, size).ToArray());
        bool Trend(int sign) => Windows(length).Any(w => w.Skip(1).All(j => Math.Sign(y[j] - y[j - 1]) == sign));
        bool TwoOfThree(int side) => Far(i, side) && Windows(3).Any(w => w.All(j => Side(j) == side) && w.Count(j => Far(j, side)) >= 2);
        bool Shift(int side) => Windows(length).Any(w => w.All(j => Side(j) == side));

        if (at[i].SideOf(y[i], at[i].Upper) == 1) yield return "AboveUpperLimit";
        if (at[i].SideOf(y[i], at[i].Lower) == -1) yield return "BelowLowerLimit";
        if (Trend(1)) yield return "TrendIncreasing";
        if (Trend(-1)) yield return "TrendDecreasing";
        if (TwoOfThree(1)) yield return "TwoOfThreeAbove";
        if (TwoOfThree(-1)) yield return "TwoOfThreeBelow";
        if (Shift(1)) yield return "ShiftAbove";
        if (Shift(-1)) yield return "ShiftBelow";
    }

    private static string Judge(List<string> names, XmrSettings settings)
    {
        bool High(string name) => name.Contains("Above", StringComparison.Ordinal) || name.Contains("Incr", StringComparison.Ordinal);
        var sides = names.Select(High).Distinct().ToList();

        if (sides.Count == 0) return "CommonCause";
        if (settings.Direction == ImprovementDirection.Neutral) return sides.Contains(true) ? "NeutralHigh" : "NeutralLow";
        var wanted = settings.Direction == ImprovementDirection.Increase;
        if (sides.Count == 1) return sides[0] == wanted ? "Improvement" : "Concern";
        if (settings.ConflictRule == ConflictRule.Hierarchy)
        {
            foreach (var kind in new[] { "Trend", "Shift", "TwoOf", "Limit" })
            {
                var strongest = names.Where(name => name.Contains(kind, StringComparison.Ordinal)).Select(High).ToList();
                if (strongest.Count > 0) return strongest.Contains(wanted) ? "Improvement" : "Concern";
            }
        }

        return (settings.ConflictRule ?? ConflictRule.Improvement) == ConflictRule.Improvement ? "Improvement" : "Concern";
    }

    private static string Icons(
        List<Observation> all, List<int> counted, Dictionary<int, Line> lines, List<int> phaseOf, List<List<string>> marks, List<string?> judged, XmrSettings settings, bool enough)
    {
        if (counted.Count == 0) return "NotEnoughData  ";

        var last = counted[^1];
        var line = lines[phaseOf[last]];
        var increase = settings.Direction == ImprovementDirection.Increase;
        var variation = judged[^1] switch
        {
            null => "NotEnoughData",
            "CommonCause" => line.Upper is null ? "NotEnoughData" : "CommonCause",
            "Improvement" => increase ? "ImprovementHigh" : "ImprovementLow",
            "Concern" => increase ? "ConcernLow" : "ConcernHigh",
            var neutral => neutral,
        };

        var assurance = "";
        if (all[last].Target is { } aim && settings.Direction != ImprovementDirection.Neutral)
        {
            var target = (decimal)aim;
            if (!enough || line.Upper is null) assurance = "NotEnoughData";
            else if (increase ? line.SideOf(target, line.Lower) <= 0 : line.SideOf(target, line.Upper) >= 0) assurance = "ConsistentlyPass";
            else if (increase ? line.SideOf(target, line.Upper) >= 0 : line.SideOf(target, line.Lower) <= 0) assurance = "ConsistentlyFail";
            else assurance = "HitAndMiss";
        }

        return $"{variation} {assurance} {last}";
    }

    internal sealed record Line(int Points, decimal Scale, decimal? Centre, decimal? Range, bool Fallback)
    {
        public decimal? Upper => Centre + 2.66m * Range;

        public decimal? Lower => Centre - 2.66m * Range;

        public decimal? UpperTwoSigma => Centre + 2.66m * Range * 2 / 3;

        public decimal? LowerTwoSigma => Centre - 2.66m * Range * 2 / 3;

        public static Line Of(List<decimal> values, int? fix, bool screen, bool enough)
        {
            var scale = values.Select(Math.Abs).DefaultIfEmpty().Max();
            var basis = values.Take(fix ?? values.Count).ToList();
            if (basis.Count < 2) return new Line(values.Count, scale, basis.Count == 0 ? null : basis[0], null, false);

            var ranges = basis.Skip(1).Zip(basis, (later, earlier) => Math.Abs(later - earlier)).ToList();
            var (centre, range, fallback) = (basis.Average(), ranges.Average(), false);
            if (screen)
            {
                var kept = Enumerable.Range(0, ranges.Count).Where(i => ranges[i] <= 3.267m * range * 1.000000001m).ToList();
                var keptRange = kept.Average(i => ranges[i]);
                fallback = keptRange == 0 && range != 0;
                if (!fallback) (centre, range) = (kept.Select(i => basis[i + 1]).Prepend(basis[0]).Average(), keptRange);
            }

            return new Line(values.Count, scale, centre, enough ? range : null, fallback);
        }

        public int SideOf(decimal value, decimal? line)
        {
            if (line is null || Math.Abs(value - line.Value) <= 1e-9m * Math.Max(Math.Abs(line.Value), Scale)) return 0;
            return value > line ? 1 : -1;
        }
    }
}
