using System.Text.Json;

namespace QmsPortal.Data.Catalogues;

/// <summary>One item of a huddle's agenda.</summary>
public sealed record AgendaItem(string Code, int Number, string Title);

/// <summary>The standard order in which a huddle is talked through, at every tier, from the catalogue of tiered huddles.</summary>
public static class HuddleAgenda
{
    private const string File = "catalogues/huddle-tiers";
    private const string Order = "AG";

    private static readonly Lazy<IReadOnlyList<AgendaItem>> Read = new(() =>
    {
        using var file = typeof(HuddleAgenda).Assembly.GetManifestResourceStream(File) ?? throw new InvalidOperationException($"{File} is missing.");
        using var catalogue = JsonDocument.Parse(file);
        return [.. catalogue.RootElement.GetProperty("items").EnumerateArray()
            .Where(item => item.GetProperty("parent").GetString() == Order)
            .Select((item, i) => new AgendaItem(item.GetProperty("code").GetString()!, i + 1, item.GetProperty("title").GetProperty("en").GetString()!))];
    });

    public static IReadOnlyList<AgendaItem> Items => Read.Value;

    public static AgendaItem? Find(string? code) => Items.SingleOrDefault(item => item.Code == code);

    /// <summary>Where the board tells what its charts signal: safety and quality, the first.</summary>
    public static AgendaItem Signals => Items[0];
}
