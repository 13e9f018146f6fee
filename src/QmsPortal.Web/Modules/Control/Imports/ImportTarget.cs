using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Imports;

/// <summary>Where the rows of a file may go: places the person may change, and the periods those have already.</summary>
internal sealed class ImportTarget
{
    private readonly Dictionary<string, Place> places;
    private readonly HashSet<string> several;
    private readonly ILookup<(Guid Node, string Code), DateOnly> taken;

    private ImportTarget(Place here, List<Place> below, ILookup<(Guid, string), DateOnly> taken)
    {
        (Here, this.taken) = (here, taken);
        places = below.ToDictionary(place => place.Code, StringComparer.OrdinalIgnoreCase);
        var named = below.ToLookup(place => place.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var same in named.Where(same => same.Count() == 1))
            places.TryAdd(same.Key, same.Single());
        several = named.Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public sealed record Place(Guid Id, string Name, string Code);

    public Place Here { get; }

    public static async Task<ImportTarget> Load(QmsDb db, CurrentUser user, Import import, OrgNode here, MeasureDefinition definition, CancellationToken ct)
    {
        var below = await db.Nodes.For(user, Act.Change)
            .Where(node => EF.Functions.Like(node.Path, here.Path + "%"))
            .Select(node => new Place(node.Id, node.Name, node.Code)).ToListAsync(ct);
        var ids = import.Columns.Place is null ? [here.Id] : below.Select(place => place.Id).ToList();
        var taken = await db.Series.For(user, Act.Change)
            .Where(series => series.DefinitionId == definition.Id && ids.Contains(series.NodeId))
            .SelectMany(series => series.Observations.Where(value => value.EndedAt == null), (series, value) => new { series.NodeId, series.Code, value.Period })
            .ToListAsync(ct);
        return new ImportTarget(new Place(here.Id, here.Name, here.Code), below, taken.ToLookup(value => (value.NodeId, value.Code), value => value.Period));
    }

    /// <summary>A place by its code, or by its name where only one has it.</summary>
    public Place? Find(string text) => places.TryGetValue(text, out var place) && (place.Code == text || !IsSeveral(text)) ? place : null;

    public bool IsSeveral(string name) => several.Contains(name);

    /// <summary>The periods a series has a value for already.</summary>
    public IReadOnlySet<DateOnly> Taken(Guid node, string code) => taken[(node, code)].ToHashSet();
}
