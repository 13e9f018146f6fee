using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>Where the rows of a file may go: places the person may change, and the periods those have already.</summary>
internal sealed class ImportTarget
{
    private readonly Dictionary<string, Place> places;
    private readonly HashSet<string> several;
    private readonly Dictionary<(Guid Node, string Code), MeasureSeries> series;

    private ImportTarget(Place here, List<Place> below, Dictionary<(Guid, string), MeasureSeries> series)
    {
        (Here, this.series) = (here, series);
        places = below.ToDictionary(place => place.Code, StringComparer.OrdinalIgnoreCase);
        var named = below.ToLookup(place => place.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var same in named.Where(same => same.Count() == 1))
            places.TryAdd(same.Key, same.Single());
        several = named.Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public sealed record Place(Guid Id, string Name, string Code);

    public Place Here { get; }

    public static async Task<ImportTarget> Load(QmsDb db, CurrentUser user, Import import, MeasureDefinition definition, CancellationToken ct)
    {
        var here = await db.Nodes.For(user, Act.Change).Get(import.NodeId, ct);
        var below = await db.Nodes.For(user, Act.Change)
            .Where(node => EF.Functions.Like(node.Path, here.Path + "%"))
            .Select(node => new Place(node.Id, node.Name, node.Code)).ToListAsync(ct);
        var ids = import.Columns.Place is null ? [here.Id] : below.Select(place => place.Id).ToList();
        var series = await db.Series.For(user, Act.Change)
            .Where(s => s.DefinitionId == definition.Id && ids.Contains(s.NodeId))
            .WithValues()
            .ToListAsync(ct);
        return new ImportTarget(new Place(here.Id, here.Name, here.Code), below, series.ToDictionary(s => (s.NodeId, s.Code)));
    }

    /// <summary>A place by its code, or by its name where only one has it.</summary>
    public Place? Find(string text) => places.TryGetValue(text, out var place) && (place.Code == text || !IsSeveral(text)) ? place : null;

    public bool IsSeveral(string name) => several.Contains(name);

    public MeasureSeries? Series(MeasureDefinition definition, Guid node, string label) =>
        series.GetValueOrDefault((node, MeasureSeries.CodeOf(definition, label)));

    public IReadOnlySet<DateOnly> Existing(MeasureDefinition definition, Guid node, string label) =>
        Series(definition, node, label)?.Current.Select(value => value.Period).ToHashSet() ?? [];
}
