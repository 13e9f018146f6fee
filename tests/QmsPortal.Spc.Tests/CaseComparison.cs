using System.Text.Json;

namespace QmsPortal.Spc.Tests;

/// <summary>Numbers agree within 1e-9 of the expected one, or 1e-12; everything else agrees exactly.</summary>
internal static class CaseComparison
{
    public static void AssertSame(JsonElement expected, JsonElement actual)
    {
        foreach (var field in expected.EnumerateObject())
        {
            Assert.True(actual.TryGetProperty(field.Name, out var answer), $"There is no {field.Name}.");
            AssertSame(field.Value, answer, field.Name);
        }
    }

    private static void AssertSame(JsonElement expected, JsonElement actual, string where)
    {
        if (expected.ValueKind == JsonValueKind.Array)
        {
            Assert.True(actual.ValueKind == JsonValueKind.Array && expected.GetArrayLength() == actual.GetArrayLength(), $"{where} is {actual}, not {expected}");
            for (var i = 0; i < expected.GetArrayLength(); i++) AssertSame(expected[i], actual[i], $"{where} {i + 1}");
        }
        else if (expected.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in expected.EnumerateObject()) AssertSame(field.Value, actual.GetProperty(field.Name), $"{where} {field.Name}");
        }
        else if (expected.ValueKind == JsonValueKind.Number && actual.ValueKind == JsonValueKind.Number)
        {
            var (number, answer) = (expected.GetDouble(), actual.GetDouble());
            Assert.True(Math.Abs(answer - number) <= Math.Max(1e-12, 1e-9 * Math.Abs(number)), $"{where} is {actual}, not {expected}");
        }
        else
        {
            Assert.True(expected.ToString() == actual.ToString() && expected.ValueKind == actual.ValueKind, $"{where} is {actual}, not {expected}");
        }
    }
}
