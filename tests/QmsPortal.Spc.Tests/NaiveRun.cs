using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace QmsPortal.Spc.Tests;

/// <summary>A second run chart, written apart from the first: decimals, sides as a string of letters cut into runs by an expression, and crossings from whole binomial coefficients.</summary>
internal static partial class NaiveRun
{
    public static string Describe(Observation[] observations, RunChartSettings settings)
    {
        var all = observations.OrderBy(observation => observation.Date).Select((o, i) => settings.Exclude.Contains(i + 1) ? o with { Ghost = true } : o).ToList();
        var phaseOf = all.Select((_, i) => 1 + settings.SplitAfter.Distinct().Count(split => split <= i)).ToList();
        var text = new string[all.Count];
        var icon = "NotEnoughData";
        var analyses = new List<string>();

        foreach (var phase in phaseOf.Distinct())
        {
            var members = Enumerable.Range(0, all.Count).Where(i => phaseOf[i] == phase).ToList();
            var counted = members.Where(i => all[i].Value is not null && !all[i].Ghost).ToList();
            var basis = counted.Where(i => settings.SplitAfter.Count > 0 || settings.Freeze is null || i < settings.Freeze).Select(Value).Order().ToList();
            var median = basis.Count == 0 ? (decimal?)null : (basis[(basis.Count - 1) / 2] + basis[basis.Count / 2]) / 2;
            var useful = counted.Where(i => median is not null && Value(i) != median).ToList();
            var sides = string.Concat(useful.Select(i => Value(i) > median ? 'A' : 'B'));
            var runs = Run().Matches(sides);
            var max = useful.Count == 0 ? 0 : (int)Math.Round(Math.Log2(useful.Count), MidpointRounding.AwayFromZero) + 3;
            var min = useful.Count == 0 ? 0 : CrossingsMin(useful.Count);
            var tooLong = runs.Where(run => run.Length > max).ToList();
            var signal = useful.Count > 0 && (tooLong.Count > 0 || runs.Count - 1 < min);
            analyses.Add(useful.Count == 0
                ? $"{members.Count(i => !all[i].Ghost)} 0     {false}"
                : $"{members.Count(i => !all[i].Ghost)} {useful.Count} {runs.Max(run => run.Length)} {max} {runs.Count - 1} {min} {signal}");

            var enough = useful.Count >= 10;
            var marked = tooLong.Where(_ => enough).SelectMany(run => useful.GetRange(run.Index, run.Length)).ToHashSet();
            foreach (var i in members)
            {
                var side = all[i].Value is null ? "" : Value(i) > median ? "Above" : "Below";
                text[i] = $"{phase} {median?.ToString("0.######", CultureInfo.InvariantCulture)} "
                    + (!counted.Contains(i) ? "-" : $"{(enough ? Judge(marked.Contains(i) ? side : "", settings.Direction) : "")} {(marked.Contains(i) ? "Shift" + side : "")}");
            }

            if (counted.Count == 0) continue;
            icon = "NotEnoughData";
            if (!enough) continue;
            var lastSide = sides[^1] == 'A' ? "Above" : "Below";
            icon = marked.Contains(useful[^1]) ? Icon(lastSide, settings.Direction) : runs.Count - 1 < min ? Icon(lastSide, ImprovementDirection.Neutral) : "CommonCause";
        }

        return string.Join('\n', text) + "\n" + string.Join('\n', analyses) + "\n" + icon;

        decimal Value(int i) => (decimal)all[i].Value!.Value;
    }

    public static string Describe(Chart chart)
    {
        var text = chart.Points.Select(p => $"{p.Phase} {p.Centre?.ToString("0.######", CultureInfo.InvariantCulture)} "
            + (p.Value is null || p.Ghost ? "-" : $"{p.Judgement} {string.Join(',', p.SpecialCauses)}"));
        var analyses = chart.Phases.Select(phase => phase.Runs!)
            .Select(r => $"{r.Observations} {r.Useful} {r.LongestRun} {r.LongestRunMax} {r.Crossings} {r.CrossingsMin} {r.Signal}");
        return string.Join('\n', text) + "\n" + string.Join('\n', analyses) + "\n" + chart.Variation;
    }

    /// <summary>The smallest c for which the first c + 1 binomial coefficients of n - 1 are at least a twentieth of their sum.</summary>
    public static int CrossingsMin(int useful)
    {
        var (sum, term, c) = (BigInteger.One, BigInteger.One, 0);
        for (; sum * 20 < BigInteger.Pow(2, useful - 1); sum += term) term = term * (useful - 1 - c) / ++c;
        return c;
    }

    private static string Judge(string side, ImprovementDirection direction) => (side, direction) switch
    {
        ("", _) => "CommonCause",
        ("Above", ImprovementDirection.Neutral) => "NeutralHigh",
        ("Below", ImprovementDirection.Neutral) => "NeutralLow",
        ("Above", ImprovementDirection.Increase) or ("Below", ImprovementDirection.Decrease) => "Improvement",
        _ => "Concern",
    };

    private static string Icon(string side, ImprovementDirection direction)
    {
        var judgement = Judge(side, direction);
        return judgement.StartsWith("Neutral", StringComparison.Ordinal) ? judgement : judgement + (side == "Above" ? "High" : "Low");
    }

    [GeneratedRegex("A+|B+")]
    private static partial Regex Run();
}
