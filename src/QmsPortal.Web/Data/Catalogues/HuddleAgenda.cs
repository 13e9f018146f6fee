using System.Globalization;

namespace QmsPortal.Data.Catalogues;

/// <summary>One item of a huddle's agenda.</summary>
public sealed record AgendaItem(string Code, int Number, string Title);

/// <summary>An order in which a huddle may be talked through, for a team to begin with.</summary>
public sealed record AgendaTemplate(string Code, string Title, IReadOnlyList<AgendaItem> Items);

/// <summary>When each tier begins, the ward first, for a whole organisation to take over.</summary>
public sealed record HuddleCascade(string Code, string Title, IReadOnlyList<TimeOnly> Starts, int Minutes)
{
    /// <summary>Tiers above the last one named begin half an hour after it.</summary>
    public TimeOnly StartOf(int tier) => tier <= Starts.Count ? Starts[tier - 1] : Starts[^1].AddMinutes(30 * (tier - Starts.Count));
}

/// <summary>The standard order in which a huddle is talked through, at every tier, from the catalogue of tiered huddles.</summary>
public static class HuddleAgenda
{
    private const string Tiers = "huddle-tiers";
    private const string Order = "AG";
    private const string PublishedOrder = "PO";
    private const string AlwaysReported = "EX";
    private const string Usual = "UK";
    private const string Published = "CC";
    private const int UsualMinutes = 15;

    private static readonly Lazy<IReadOnlyList<AgendaItem>> Read = new(() => Below(Order));
    private static readonly Lazy<IReadOnlyList<AgendaTemplate>> ReadTemplates = new(() => [.. new[] { Order, PublishedOrder }.Select(code => new AgendaTemplate(code, All.Single(item => item.Code == code).Title.En, Below(code)))]);
    private static readonly Lazy<IReadOnlyList<AgendaItem>> ReadEvents = new(() => Below(AlwaysReported));
    private static readonly Lazy<IReadOnlyList<HuddleCascade>> ReadCascades = new(() => [CascadeOf(Usual), CascadeOf(Published)]);

    public static IReadOnlyList<AgendaItem> Items => Read.Value;

    /// <summary>The standard order first.</summary>
    public static IReadOnlyList<AgendaTemplate> Templates => ReadTemplates.Value;

    /// <summary>What every huddle reports to the top tier, whatever else it decides.</summary>
    public static IReadOnlyList<AgendaItem> Events => ReadEvents.Value;

    /// <summary>The usual one first.</summary>
    public static IReadOnlyList<HuddleCascade> Cascades => ReadCascades.Value;

    public static AgendaItem? FindEvent(string? code) => Events.SingleOrDefault(item => item.Code == code);

    /// <summary>Where the board tells what its charts signal: safety and quality, the first.</summary>
    public static AgendaItem Signals => Items[0];

    private static IEnumerable<CatalogueItem> All => CatalogueFiles.All.Single(catalogue => catalogue.Id == Tiers).Items;

    private static IReadOnlyList<AgendaItem> Below(string code) => [.. All.Where(item => item.Parent == code).Select((item, i) => new AgendaItem(item.Code, i + 1, item.Title.En))];

    private static HuddleCascade CascadeOf(string code) => new(
        code, All.Single(item => item.Code == code).Title.En,
        [.. All.Where(item => item.Parent == code).Select(item => TimeOnly.ParseExact(item.Attributes!.Value.GetProperty("start").GetString()!, "HH:mm", CultureInfo.InvariantCulture))], UsualMinutes);
}
