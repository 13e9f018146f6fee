using System.Globalization;

namespace QmsPortal.Spc.Tests;

/// <summary>
/// A second set of run and Shewhart charts, written apart from the first from the textbooks: plain sums over lists, one formula a chart, constants of x̄ and s charts by factorials.
/// Rows stand at places 1, 2, 3, ...
/// </summary>
internal static class NaiveControl
{
    public static string Describe(ControlChartKind kind, Sample[] samples, ControlChartSettings settings)
    {
        var groups = samples.GroupBy(sample => sample.At).OrderBy(group => group.Key).Select((group, i) => Row.Of(kind, [.. group], i + 1)).ToList();
        var phaseOf = groups.Select((_, i) => 1 + settings.SplitAfter.Distinct().Count(split => split <= i)).ToList();
        var text = new List<string>();
        var analyses = new List<string>();

        foreach (var phase in phaseOf.Distinct())
        {
            var rows = groups.Where((_, i) => phaseOf[i] == phase).ToList();
            var living = rows.Where(row => !row.Ghost).ToList();
            if (kind == ControlChartKind.MR)
            {
                var values = living.Select(row => row.Y).ToList();
                for (var i = 0; i < living.Count; i++) living[i].Y = i == 0 ? null : Math.Abs((values[i] - values[i - 1]) ?? double.NaN) is var step && double.IsNaN(step) ? null : step;
                foreach (var ghost in rows.Where(row => row.Ghost)) ghost.Y = null;
            }

            bool InBase(Row row) => settings.SplitAfter.Count > 0 || settings.Freeze is null || row.Number <= settings.Freeze;
            var chart = new NaiveLines(kind, living, [.. living.Where(row => InBase(row) && !settings.Exclude.Contains(row.Number))], settings);
            var included = living.Where(row => !settings.Exclude.Contains(row.Number)).ToList();
            var scale = included.Select(row => Math.Abs(row.Y ?? 0)).DefaultIfEmpty().Max();
            int Side(double? value, double? line) => value is null || line is null || Math.Abs(value.Value - line.Value) <= 1e-9 * Math.Max(scale, Math.Abs(line.Value)) ? 0 : value > line ? 1 : -1;

            foreach (var row in rows)
            {
                var (lower, upper, lowerTwo, upperTwo) = chart.Limits(row);
                var beyond = !row.Ghost && (Side(row.Y, upper) > 0 || Side(row.Y, lower) < 0);
                string Out(double? number) => Text(number * settings.Multiply);
                text.Add($"{phase} {Out(row.Y)} {Out(chart.Centre)} {Out(lower)} {Out(upper)} {Out(lowerTwo)} {Out(upperTwo)} {row.Size} {InBase(row)} {!row.Ghost && !settings.Exclude.Contains(row.Number)} {beyond}");
            }

            var sides = included.Select(row => Side(row.Y, chart.Centre)).Where(side => side != 0).ToList();
            analyses.Add(Runs(included.Count, sides, kind) + $" {chart.Fallback}");
        }

        return string.Join('\n', text.Concat(analyses));
    }

    public static string Describe(ControlChart chart) => string.Join('\n', chart.Points
        .Select(p => $"{p.Phase} {Text(p.Value)} {Text(p.Centre)} {Text(p.LowerLimit)} {Text(p.UpperLimit)} {Text(p.LowerTwoSigma)} {Text(p.UpperTwoSigma)} {p.SubgroupSize} {p.InBaseline} {p.Included} {p.IsBeyondLimit}")
        .Concat(chart.Phases.Select(phase => phase.Runs is var r ? $"{r.Observations} {r.Useful} {r.LongestRun} {r.LongestRunMax} {r.Crossings} {r.CrossingsMin} {r.Signal} {phase.UnscreenedFallback}" : "")));

    private static string Runs(int observations, List<int> sides, ControlChartKind kind)
    {
        if (sides.Count == 0) return $"{observations} 0     False";
        var runs = string.Concat(sides.Select((side, i) => i > 0 && side != sides[i - 1] ? "|x" : "x")).Split('|');
        var max = (int)Math.Round(Math.Log2(sides.Count)) + 3;
        var min = NaiveRun.CrossingsMin(sides.Count);
        var signal = kind != ControlChartKind.MR && (runs.Max(run => run.Length) > max || runs.Length - 1 < min);
        return $"{observations} {sides.Count} {runs.Max(run => run.Length)} {max} {runs.Length - 1} {min} {signal}";
    }

    // Eight significant digits: sums in another order differ in the last ones, and the golden cases compare those.
    private static string Text(double? number)
    {
        if (number is null) return "none";
        if (Math.Abs(number.Value) < 1e-9) return "0";
        return (number.Value * (1 + 3e-11)).ToString("E7", CultureInfo.InvariantCulture);
    }

    internal sealed class Row
    {
        public int Number { get; private init; }

        public double? Y { get; set; }

        public double Sum { get; private init; }

        public double N { get; private init; }

        public double? Sd { get; private init; }

        public int Size { get; private init; }

        public bool Ghost { get; private init; }

        public static Row Of(ControlChartKind kind, List<Sample> samples, int number)
        {
            var ghost = samples.All(sample => sample.Ghost);
            var isRatio = kind is ControlChartKind.P or ControlChartKind.PPrime or ControlChartKind.U or ControlChartKind.UPrime or ControlChartKind.IPrime;
            var rows = samples.Where(sample => sample.Ghost == ghost && sample.Value is not null && (!isRatio || sample.Denominator is not null)).ToList();
            var counted = rows.Where(row => !isRatio || row.Denominator > 0).ToList();
            var (sum, n) = (counted.Sum(row => row.Value!.Value), isRatio ? counted.Sum(row => row.Denominator!.Value) : rows.Count);
            var mean = rows.Count == 0 ? 0 : rows.Average(row => row.Value!.Value);
            double? sd = rows.Count < 2 ? null : Math.Sqrt(rows.Sum(row => Math.Pow(row.Value!.Value - mean, 2)) / (rows.Count - 1));
            double? y = kind switch
            {
                _ when n == 0 => null,
                ControlChartKind.S => sd,
                ControlChartKind.C => sum,
                _ => sum / n,
            };
            return new Row { Number = number, Y = y, Sum = sum, N = n, Sd = sd, Size = rows.Count, Ghost = ghost };
        }
    }
}
