using System.Text.Json;
using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>A case as an analyst writes it: which chart, of which numbers, with which settings.</summary>
/// <param name="Chart">The name of the chart.</param>
/// <param name="Input">The numbers, where the case refers to a series those of the series.</param>
/// <param name="Settings">How to chart them.</param>
internal sealed record CaseFile(string Chart, CaseFields Input, CaseFields Settings)
{
    private const string Schema = "qms-spc-vector/1";

    public static string? IdOf(JsonElement root) =>
        root.ValueKind is JsonValueKind.Object && root.TryGetProperty("id", out var id) && id.ValueKind is JsonValueKind.String ? id.GetString() : null;

    /// <exception cref="SpcInputException">The case is not written as it should be.</exception>
    public static CaseFile Of(JsonElement root, string? data)
    {
        var fields = new CaseFields(root, "case");
        if (fields.Text("schema") is { } schema && schema != Schema) throw new SpcInputException($"The case is of another schema than {Schema}.");
        var chart = fields.Text("chart") ?? throw new SpcInputException("The case does not say which chart.");
        var input = fields.Fields("input") ?? throw new SpcInputException("The case has no input.");
        if (input.Fields("series") is { } series) input = SeriesFile.Bound(series, input, data);
        return new CaseFile(chart, input, fields.Fields("settings") ?? CaseFields.None);
    }

    /// <summary>The places of the points on the axis: dates, numbers, or where neither is given their order.</summary>
    public (DateOnly[]? Dates, double[]? Numbers) Axis(int count)
    {
        var dates = Input.Dates("dates");
        var numbers = Input.Numbers("x");
        if (dates is not null && numbers is not null) throw new SpcInputException("Give dates or x, not both.");
        MustMatch("dates", dates?.Length, count);
        MustMatch("x", numbers?.Length, count);
        return (dates, numbers is null ? null : Array.ConvertAll(numbers, number => number ?? throw new SpcInputException("A place of x is missing.")));
    }

    public static void MustMatch(string name, int? length, int count)
    {
        if (length is { } given && given != count) throw new SpcInputException($"There are {given} {name} for {count} values.");
    }
}
