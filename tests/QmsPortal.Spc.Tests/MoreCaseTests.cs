using System.Globalization;
using System.Text.Json;

namespace QmsPortal.Spc.Tests;

public class MoreCaseTests
{
    public static TheoryData<string> Names => [.. MoreCase.Names()];

    [Fact]
    public void Cases_are_found_for_each_chart() =>
        Assert.Equal(["bernoulli-cusum", "cusum", "ewma", "funnel", "pareto"], MoreCase.Names().Select(name => MoreCase.Read(name).Chart).Distinct().Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void Chart_agrees_with_the_case(string name)
    {
        var given = MoreCase.Read(name);

        var answer = given.Answer();

        foreach (var field in given.Expected.EnumerateObject())
        {
            Assert.True(answer.TryGetValue(field.Name, out var actual), $"Nothing answers {field.Name}.");
            if (field.Value.ValueKind != JsonValueKind.Array)
            {
                AssertAgrees(field.Value, actual, field.Name);
                continue;
            }

            var column = Assert.IsType<object?[]>(actual);
            Assert.Equal(field.Value.GetArrayLength(), column.Length);
            for (var i = 0; i < column.Length; i++) AssertAgrees(field.Value[i], column[i], $"{field.Name} of point {i + 1}");
        }
    }

    private static void AssertAgrees(JsonElement expected, object? actual, string where)
    {
        var agrees = (expected.ValueKind, actual) switch
        {
            (JsonValueKind.Null, null) => true,
            (JsonValueKind.True or JsonValueKind.False, bool flag) => expected.GetBoolean() == flag,
            (JsonValueKind.String, string text) => expected.GetString() == text,
            (JsonValueKind.Number, double number) => IsClose(expected.GetDouble(), number),
            _ => false,
        };
        Assert.True(agrees, string.Create(CultureInfo.InvariantCulture, $"{where} is {actual}, not {expected}"));
    }

    private static bool IsClose(double expected, double actual) => Math.Abs(actual - expected) <= Math.Max(1e-12, 1e-9 * Math.Abs(expected));
}
