using System.Text.Json;

namespace QmsPortal.Spc.Tests;

/// <summary>A golden case: a series, the settings it is charted with, and what must come out. The fields are described in Cases/NOTICE.md.</summary>
public sealed class Case
{
    private const string Elsewhere = "elsewhere/";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Cases");

    // Cases that the repository may not hold, for their series are under another licence, are compared where a folder of them is named.
    private static readonly string? OtherFolder = Environment.GetEnvironmentVariable("QMS_SPC_CASES") is { Length: > 0 } folder ? folder : null;

    private readonly JsonElement input;
    private readonly JsonElement settings;

    private Case(JsonElement root, string folder)
    {
        Id = root.GetProperty("id").GetString()!;
        Chart = root.GetProperty("chart").GetString()!;
        Expected = root.GetProperty("expected");
        settings = root.GetProperty("settings");
        input = root.GetProperty("input");
        if (input.TryGetProperty("series", out var series)) input = Bound(series, folder);
        if (root.TryGetProperty("contrast", out var contrast)) Contrast = new Case(this, contrast);
    }

    private Case(Case of, JsonElement contrast)
    {
        (Id, Chart, input) = (of.Id, of.Chart, of.input);
        settings = contrast.GetProperty("settings");
        Expected = contrast.GetProperty("expected");
    }

    public string Id { get; }

    public string Chart { get; }

    public JsonElement Expected { get; }

    /// <summary>The same series under another profile.</summary>
    public Case? Contrast { get; }

    public static IEnumerable<string> Names() => OtherFolder is null ? Names(Folder) : Names(Folder).Concat(Names(OtherFolder).Select(name => Elsewhere + name));

    public static Case Read(string name)
    {
        var folder = name.StartsWith(Elsewhere, StringComparison.Ordinal) ? OtherFolder! : Folder;
        return new Case(Parsed(Path.Combine(folder, name.Replace(Elsewhere, "", StringComparison.Ordinal))), folder);
    }

    /// <summary>A column of the input.</summary>
    public double?[] Column(string name) => Numbers(input.GetProperty(name));

    public IEnumerable<string?> Texts(string name) => input.GetProperty(name).EnumerateArray().Select(text => text.GetString());

    public JsonElement Setting(string name) => settings.GetProperty(name);

    /// <summary>Null where the setting is not there, or null.</summary>
    public double? NumberSetting(string name) => settings.TryGetProperty(name, out var given) ? Number(given) : null;

    public RuleProfile Profile => settings.TryGetProperty("profile", out var profile)
        ? Enum.Parse<RuleProfile>(profile.GetString()!, ignoreCase: true)
        : Chart == "xmr" ? RuleProfile.PlotTheDots : RuleProfile.Anhoej;

    public Chart DrawXmr() => XmrChart.Of(Observations(), XmrSettings());

    public Chart DrawRun() => RunChart.Of(Observations(), new RunChartSettings { SplitAfter = Positions("splitAfter"), Freeze = Whole("freeze"), Exclude = Positions("exclude") });

    public ControlChart DrawControl() => ControlChart.Of(Kind(), Samples(), new ControlChartSettings
    {
        Freeze = Whole("freeze"),
        SplitAfter = Positions("splitAfter"),
        Exclude = Positions("exclude"),
        Multiply = settings.GetProperty("multiply").GetDouble(),
        Centre = Number(settings.GetProperty("centreLine")),
        ScreenOutliers = settings.GetProperty("screenOutliers").GetBoolean(),
    });

    public static double? Number(JsonElement element) => element.ValueKind == JsonValueKind.Number ? element.GetDouble() : null;

    private ControlChartKind Kind() => Chart switch
    {
        "ip" => ControlChartKind.IPrime,
        "pp" => ControlChartKind.PPrime,
        "up" => ControlChartKind.UPrime,
        _ => Enum.Parse<ControlChartKind>(Chart, ignoreCase: true),
    };

    public Sample[] Samples()
    {
        var values = Numbers(input.TryGetProperty("numerators", out var given) || input.TryGetProperty("observations", out given) ? given : input.GetProperty("values"));
        var denominators = input.TryGetProperty("denominators", out var counted) ? Numbers(counted) : new double?[values.Length];
        return input.TryGetProperty("dates", out _)
            ? [.. Dates().Select((date, i) => new Sample(date, values[i], denominators[i]))]
            : [.. Numbers(input.GetProperty("x")).Select((x, i) => new Sample(x!.Value, values[i], denominators[i]))];
    }

    private Observation[] Observations()
    {
        var dates = Dates();
        var values = input.TryGetProperty("values", out var given) ? Numbers(given) : Ratios();
        var targets = Targets(dates.Length);
        var ghosts = Positions("ghost");
        return [.. dates.Select((date, i) => new Observation(date, values[i], targets[i], ghosts.Contains(i + 1)))];
    }

    private DateOnly[] Dates() => [.. input.GetProperty("dates").EnumerateArray().Select(date => DateOnly.Parse(date.GetString()!, null))];

    private double?[] Ratios() =>
        [.. Numbers(input.GetProperty("numerators")).Zip(Numbers(input.GetProperty("denominators")), (n, d) => d == 0 ? null : n / d)];

    private double?[] Targets(int count) => settings.TryGetProperty("target", out var target) && target.ValueKind == JsonValueKind.Array
        ? Numbers(target)
        : [.. Enumerable.Repeat(Number(target), count)];

    private XmrSettings XmrSettings() => new()
    {
        Profile = Profile,
        Direction = Enum.Parse<ImprovementDirection>(settings.GetProperty("improvementDirection").GetString()!, ignoreCase: true),
        RebaseDates = [.. settings.GetProperty("rebaseDates").EnumerateArray().Select(date => DateOnly.Parse(date.GetString()!, null))],
        FixAfterPoints = Whole("fixAfterPoints"),
        ScreenOutliers = settings.GetProperty("screenOutliers").GetBoolean(),
        RunLength = Whole("runLength"),
        MinimumPoints = Whole("minimumPoints"),
        ConflictRule = settings.TryGetProperty("conflictRule", out var rule) ? Enum.Parse<ConflictRule>(rule.GetString()!, ignoreCase: true) : null,
    };

    private int[] Positions(string name) =>
        settings.TryGetProperty(name, out var given) ? [.. given.EnumerateArray().Select(position => position.GetInt32())] : [];

    private int? Whole(string name) => settings.TryGetProperty(name, out var given) ? (int?)Number(given) : null;

    private static double?[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(Number)];

    /// <summary>A series of a data file under the names of inputs.</summary>
    private static JsonElement Bound(JsonElement reference, string folder)
    {
        var data = Parsed(Path.Combine(folder, "data", reference.GetProperty("dataset").GetString() + ".json"));
        var series = data.GetProperty("series").GetProperty(reference.GetProperty("key").GetString()!);
        var bound = series.EnumerateObject().Where(field => field.Name is "dates" or "x").ToDictionary(field => field.Name, field => field.Value);
        foreach (var binding in reference.EnumerateObject().Where(binding => binding.Name is not ("dataset" or "key")))
            bound[binding.Name] = series.GetProperty("columns").GetProperty(binding.Value.GetString()!);
        return JsonSerializer.SerializeToElement(bound);
    }

    private static IEnumerable<string> Names(string folder) => Directory
        .EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Where(name => !name.StartsWith("data/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static JsonElement Parsed(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.Clone();
    }
}
