using System.Text.Json;

namespace QmsPortal.Spc.Tests;

/// <summary>A golden case: a series, the settings it is charted with, and what must come out. The fields are described in Cases/NOTICE.md.</summary>
public sealed class Case
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    private readonly JsonElement input;
    private readonly JsonElement settings;

    private Case(JsonElement root)
    {
        input = root.GetProperty("input");
        settings = root.GetProperty("settings");
        Chart = root.GetProperty("chart").GetString()!;
        Expected = root.GetProperty("expected");
    }

    public string Chart { get; }

    public JsonElement Expected { get; }

    public static IEnumerable<string> Names() => Directory
        .EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Folder, file).Replace('\\', '/'))
        .Where(name => name.StartsWith("mdc/", StringComparison.Ordinal) || name.StartsWith("run/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static Case Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, name)));
        return new Case(document.RootElement.Clone());
    }

    public Chart Draw() => Chart switch
    {
        "xmr" => XmrChart.Of(Observations(), XmrSettings()),
        "run" => RunChart.Of(Observations(), RunChartSettings()),
        _ => throw new InvalidOperationException($"There is no chart called {Chart}."),
    };

    private Observation[] Observations()
    {
        var dates = input.GetProperty("dates").EnumerateArray().Select(date => DateOnly.Parse(date.GetString()!, null)).ToArray();
        var values = input.TryGetProperty("values", out var given) ? Numbers(given) : Ratios();
        var targets = Targets(dates.Length);
        var ghosts = Positions("ghost");
        return [.. dates.Select((date, i) => new Observation(date, values[i], targets[i], ghosts.Contains(i + 1)))];
    }

    private double?[] Ratios() =>
        [.. Numbers(input.GetProperty("numerators")).Zip(Numbers(input.GetProperty("denominators")), (n, d) => d == 0 ? null : n / d)];

    private double?[] Targets(int count) => settings.TryGetProperty("target", out var target) && target.ValueKind == JsonValueKind.Array
        ? Numbers(target)
        : [.. Enumerable.Repeat(Number(target), count)];

    private XmrSettings XmrSettings() => new()
    {
        Direction = Enum.Parse<ImprovementDirection>(settings.GetProperty("improvementDirection").GetString()!, ignoreCase: true),
        RebaseDates = [.. settings.GetProperty("rebaseDates").EnumerateArray().Select(date => DateOnly.Parse(date.GetString()!, null))],
        FixAfterPoints = Whole("fixAfterPoints"),
        ScreenOutliers = settings.GetProperty("screenOutliers").GetBoolean(),
        RunLength = Whole("runLength") ?? 6,
        MinimumPoints = Whole("minimumPoints") ?? 13,
        ConflictRule = settings.TryGetProperty("conflictRule", out var rule) ? Enum.Parse<ConflictRule>(rule.GetString()!, ignoreCase: true) : default,
    };

    private RunChartSettings RunChartSettings() => new()
    {
        SplitAfter = Positions("splitAfter"),
        Freeze = Whole("freeze"),
        Exclude = Positions("exclude"),
    };

    private int[] Positions(string name) =>
        settings.TryGetProperty(name, out var given) ? [.. given.EnumerateArray().Select(position => position.GetInt32())] : [];

    private int? Whole(string name) => settings.TryGetProperty(name, out var given) ? (int?)Number(given) : null;

    private static double?[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    public static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Number ? element.GetDouble() : null;
}
