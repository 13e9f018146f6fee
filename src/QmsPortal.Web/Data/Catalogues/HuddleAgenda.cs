namespace QmsPortal.Data.Catalogues;

/// <summary>One item of a huddle's agenda.</summary>
public sealed record AgendaItem(string Code, int Number, string Title);

/// <summary>The standard order in which a huddle is talked through, at every tier, from the catalogue of tiered huddles.</summary>
public static class HuddleAgenda
{
    private const string Tiers = "huddle-tiers";
    private const string Order = "AG";

    private static readonly Lazy<IReadOnlyList<AgendaItem>> Read = new(() => [.. CatalogueFiles.All.Single(catalogue => catalogue.Id == Tiers).Items
        .Where(item => item.Parent == Order).Select((item, i) => new AgendaItem(item.Code, i + 1, item.Title.En))]);

    public static IReadOnlyList<AgendaItem> Items => Read.Value;

    public static AgendaItem? Find(string? code) => Items.SingleOrDefault(item => item.Code == code);

    /// <summary>Where the board tells what its charts signal: safety and quality, the first.</summary>
    public static AgendaItem Signals => Items[0];
}
