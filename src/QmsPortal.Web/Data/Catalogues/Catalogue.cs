using System.Text.Json;
using QmsPortal.Kernel;

namespace QmsPortal.Data.Catalogues;

/// <summary>Reference content of others, one version of it, as a file of the format "qmsportal.catalogue/1". Facts and own words only.</summary>
public sealed record Catalogue(
    string Schema, string Id, string Kind, string Version, CatalogueTitle Title, string Publisher, string Status, string LicenceNote,
    bool Verified, IReadOnlyList<CatalogueSource> Sources, IReadOnlyList<CatalogueItem> Items, string? UsageNote = null)
{
    public const string Format = "qmsportal.catalogue/1";

    /// <summary>Holds requirements against which a result can be recorded.</summary>
    public const string Framework = "framework";

    /// <summary>Holds measures with their definitions.</summary>
    public const string MeasureSet = "measure-set";

    private static readonly JsonSerializerOptions AsWritten = new(JsonSerializerDefaults.Web) { RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    /// <exception cref="DomainException">The file is not of this format, or contradicts itself.</exception>
    public static Catalogue Read(ReadOnlySpan<byte> utf8)
    {
        var catalogue = Parse(utf8);
        if (catalogue.Faults().FirstOrDefault() is { } fault)
            throw new DomainException($"The file of {catalogue.Id} cannot be loaded: {fault}. Ask whoever keeps the catalogues for a mended one.");
        return catalogue;
    }

    private static Catalogue Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return JsonSerializer.Deserialize<Catalogue>(utf8, AsWritten) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new DomainException("This file is not a catalogue: a part that every catalogue has is missing or of another kind.");
        }
    }

    private IEnumerable<string> Faults()
    {
        if (Schema != Format)
            yield return $"its format is “{Schema}” and not “{Format}”";
        if (Items.Count == 0)
            yield return "it holds nothing";
        foreach (var twice in Items.GroupBy(item => item.Code).Where(same => same.Count() > 1))
            yield return $"the code {twice.Key} stands in it {twice.Count()} times";
        foreach (var item in Items)
            if (FaultOf(item) is { } fault)
                yield return fault;
        if (Verified != Items.All(item => item.Verified))
            yield return "it says of itself that it is verified, and of an item that it is not, or the other way round";
    }

    private string? FaultOf(CatalogueItem item)
    {
        var above = Items.FirstOrDefault(other => other.Code == item.Parent);
        if (item.Parent is not null && above is null)
            return $"{item.Code} stands below {item.Parent}, which is not there";
        if (item.Level != (above?.Level ?? 0) + 1)
            return $"{item.Code} is not one level below what it stands under";
        return Sources.All(source => source.Id != item.Source) ? $"{item.Code} names a source that is not there" : null;
    }
}

public sealed record CatalogueTitle(string En, string? Cy = null);

/// <param name="Confirmed">False where the wording must still be confirmed against the publisher's text.</param>
public sealed record CatalogueSource(string Id, string Title, string? Url, bool Confirmed);

/// <param name="Assessable">A result can be recorded against it.</param>
/// <param name="Verified">Its wording was confirmed against the publisher's text.</param>
/// <param name="Attributes">What items of this kind of catalogue have besides.</param>
public sealed record CatalogueItem(string Code, string? Parent, int Level, CatalogueTitle Title, string Summary, bool Assessable, bool Verified, string Source, JsonElement? Attributes = null);
