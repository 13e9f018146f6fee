using System.Text.Json;
using QmsPortal.Data.Catalogues;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>A measure as a catalogue describes it, made ready for the dictionary.</summary>
public sealed record CatalogueMeasure(string Key, string Code, DefineMeasure.Command Definition, string? WhyChart, string? Target)
{
    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.Web);

    public static IEnumerable<CatalogueMeasure> Of(Catalogue catalogue) => catalogue.Items.Where(item => item.Attributes is not null).Select(item => Of(catalogue, item));

    private static CatalogueMeasure Of(Catalogue catalogue, CatalogueItem item)
    {
        var attributes = item.Attributes!.Value.Deserialize<Written>(AsWritten)!;
        var every = attributes.Every switch { "P1D" => Period.Day, "P1W" => Period.Week, _ => Period.Month };
        var denominator = string.IsNullOrWhiteSpace(attributes.Denominator) ? null : attributes.Denominator;
        var (asked, isPercentage) = (KindOf(attributes.Chart), attributes.Unit == MeasureDefinition.Percent);
        var fits = ChartKinds.Fault(asked, denominator is not null, isPercentage, every) is null;
        return new CatalogueMeasure($"{catalogue.Id}/{item.Code}", OrgNode.CodeFrom(item.Title.En), new DefineMeasure.Command
        {
            Title = item.Title.En,
            ShortName = Short(item.Title.En),
            Numerator = attributes.Numerator,
            Denominator = denominator,
            Multiplier = attributes.Multiplier,
            Unit = attributes.Unit,
            Direction = attributes.Improvement switch { "increase" => ImprovementDirection.Increase, "decrease" => ImprovementDirection.Decrease, _ => ImprovementDirection.Neutral },
            Chart = fits ? asked : ChartKind.Xmr,
            Every = every,
        }, fits ? attributes.ChartWhy : "Rare events are better charted by the days between them, as a measure of its own", attributes.Target?.ToString());
    }

    private static ChartKind KindOf(string chart) => chart switch
    {
        "p" => ChartKind.P,
        "pprime" => ChartKind.PPrime,
        "u" => ChartKind.U,
        "uprime" => ChartKind.UPrime,
        "c" => ChartKind.C,
        "g" => ChartKind.G,
        "t" => ChartKind.T,
        "run-only" => ChartKind.Run,
        _ => ChartKind.Xmr,
    };

    /// <summary>As many words as a tile has room for.</summary>
    private static string Short(string title)
    {
        if (title.Length <= MeasureDefinition.ShortNameLength)
            return title;
        var cut = title.LastIndexOf(' ', MeasureDefinition.ShortNameLength);
        return title[..(cut > 0 ? cut : MeasureDefinition.ShortNameLength)].TrimEnd(' ', ',', '(');
    }

    private sealed record Written(string Numerator, string? Denominator, decimal Multiplier, string Unit, string Improvement, string Chart, string Every, string? ChartWhy, JsonElement? Target);
}
