using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QmsPortal.Spc.Tests;

public partial class CaseTests
{
    public static TheoryData<string> Names => [.. Case.Names()];

    [Fact]
    public void Cases_are_found_for_both_charts()
    {
        Assert.Contains(Case.Names(), name => name.StartsWith("mdc/", StringComparison.Ordinal));
        Assert.Contains(Case.Names(), name => name.StartsWith("run/", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Chart_agrees_with_the_case(string name)
    {
        var given = Case.Read(name);

        var chart = given.Draw();

        var compared = 0;
        foreach (var field in given.Expected.EnumerateObject())
        {
            if (field.Name is "icons")
            {
                Assert.Equal(field.Value.GetProperty("variation").GetString(), Snake(chart.Variation));
                Assert.Equal(field.Value.GetProperty("assurance").GetString(), Snake(chart.Assurance));
            }
            else if (field.Name is "phases")
            {
                Assert.Equal(field.Value.EnumerateArray().Select(PhaseOf), chart.Phases.Select(PhaseOf));
            }
            else if (IsCompared(field.Name, given.Chart))
            {
                CompareEach(field, chart);
            }
            else
            {
                continue;
            }

            compared++;
        }

        Assert.True(compared >= 5, $"Only {compared} fields were compared.");
    }

    // Of a run chart the cases also carry columns that only other charts fill.
    private static bool IsCompared(string field, string chart) =>
        chart == "xmr" || field is not ("lcl95" or "ucl95" or "subgroupSize" or "inBaseline" or "sigmaSignal");

    private static void CompareEach(JsonProperty field, Chart chart)
    {
        Assert.Equal(field.Value.GetArrayLength(), chart.Points.Count);
        for (var i = 0; i < chart.Points.Count; i++)
        {
            var (expected, point, where) = (field.Value[i], chart.Points[i], $"{field.Name} of point {i + 1}");
            switch (field.Name)
            {
                case "y": AssertClose(expected, point.Value, where); break;
                case "cl": AssertClose(expected, point.Centre, where); break;
                case "lcl": AssertClose(expected, point.LowerLimit, where); break;
                case "ucl": AssertClose(expected, point.UpperLimit, where); break;
                case "phase": Assert.Equal(expected.GetInt32(), point.Phase); break;
                case "ghost": Assert.Equal(expected.GetBoolean(), point.Ghost); break;
                case "included": Assert.Equal(expected.GetBoolean(), !point.Ghost); break;
                case "shortPhase": Assert.Equal(expected.GetBoolean(), point.ShortPhase); break;
                case "specialCause": Assert.Equal(expected.EnumerateArray().Select(cause => cause.GetString()), point.SpecialCauses.Select(cause => Snake(cause))); break;
                case "pointType": Assert.Equal(expected.GetString(), PointType(point.Judgement)); break;
                default: Assert.Fail($"Nothing compares {field.Name}."); break;
            }
        }
    }

    private static void AssertClose(JsonElement expected, double? actual, string where)
    {
        var number = Case.Number(expected);
        var close = number is null ? actual is null : actual is { } given && Math.Abs(given - number.Value) <= Math.Max(1e-12, 1e-9 * Math.Abs(number.Value));
        Assert.True(close, string.Create(CultureInfo.InvariantCulture, $"{where} is {actual}, not {number}"));
    }

    private static RunAnalysis PhaseOf(JsonElement phase) => new(
        phase.GetProperty("nObs").GetInt32(),
        phase.GetProperty("nUseful").GetInt32(),
        (int?)Case.Number(phase.GetProperty("longestRun")),
        (int?)Case.Number(phase.GetProperty("longestRunMax")),
        (int?)Case.Number(phase.GetProperty("crossings")),
        (int?)Case.Number(phase.GetProperty("crossingsMin")),
        phase.GetProperty("runsSignal").GetBoolean());

    private static RunAnalysis PhaseOf(Phase phase) => phase.Runs!;

    private static string? PointType(Judgement? judgement) => judgement switch
    {
        null => null,
        Judgement.CommonCause => "common_cause",
        _ => $"special_cause_{Snake(judgement)}",
    };

    private static string? Snake<T>(T? name) => name is null ? null : WordStart().Replace(name.ToString()!, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();
}
