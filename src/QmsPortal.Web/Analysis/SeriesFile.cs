using System.Text.Json;
using QmsPortal.Spc;

namespace QmsPortal.Analysis;

/// <summary>A series that a case refers to: a file of the data folder, a series of it, and which of its columns stands for which input.</summary>
internal static class SeriesFile
{
    private static readonly string[] Inputs = ["values", "numerators", "denominators", "observations", "outcomes", "categories", "groups"];

    /// <exception cref="SpcInputException">There is no such series or column.</exception>
    public static CaseFields Bound(CaseFields reference, CaseFields input, string? data)
    {
        var dataset = reference.Text("dataset") ?? throw new SpcInputException("The series does not name its dataset.");
        var key = reference.Text("key") ?? throw new SpcInputException("The series does not name its key.");
        using var document = Read(dataset, data);
        var series = new CaseFields(document.RootElement, "dataset").Fields("series")?.Fields(key) ?? throw new SpcInputException($"There is no series {key} in {dataset}.");
        var columns = series.Fields("columns") ?? throw new SpcInputException($"The series {key} of {dataset} has no columns.");

        var bound = new Dictionary<string, object?>();
        foreach (var name in Inputs)
        {
            if (reference.Text(name) is not { } column) continue;
            bound[name] = columns.Element(column)?.Clone() ?? throw new SpcInputException($"There is no column {column} in the series {key} of {dataset}.");
        }

        // What the case itself says of the axis comes before what the series says.
        var axis = input.Has("dates") || input.Has("x") ? input : series;
        bound["dates"] = axis.Element("dates")?.Clone();
        bound["x"] = axis.Element("x")?.Clone();
        return new CaseFields(JsonSerializer.SerializeToElement(bound), "input");
    }

    private static JsonDocument Read(string dataset, string? data)
    {
        if (data is null) throw new SpcInputException("The case refers to a series. Say where the data are with --data DIR.");
        if (dataset != Path.GetFileName(dataset)) throw new SpcInputException("The name of a dataset is that of a file in the data folder.");

        // The folder itself, or the one that holds it.
        var file = Path.Combine(data, dataset + ".json");
        if (!File.Exists(file)) file = Path.Combine(data, "data", dataset + ".json");
        try
        {
            using var stream = File.OpenRead(file);
            return JsonDocument.Parse(stream);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new SpcInputException($"The dataset {dataset} cannot be read.");
        }
    }
}
