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
    private readonly Dictionary<(Guid Node, string Code), MeasureSeries> series;

    private ImportTarget(Place here, Dictionary<string, Place> places, Dictionary<(Guid, string), MeasureSeries> series) =>
        (Here, this.places, this.series) = (here, places, series);

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
        var places = new Dictionary<string, Place>(StringComparer.OrdinalIgnoreCase);
        foreach (var place in below)
        {
            places.TryAdd(place.Name, place);
            places[place.Code] = place;
        }

        return new ImportTarget(new Place(here.Id, here.Name, here.Code), places, series.ToDictionary(s => (s.NodeId, s.Code)));
    }

    public Place? Find(string text) => places.GetValueOrDefault(text);

    public MeasureSeries? Series(MeasureDefinition definition, Guid node, string label) =>
        series.GetValueOrDefault((node, MeasureSeries.CodeOf(definition, label)));

    public IReadOnlySet<DateOnly> Existing(MeasureDefinition definition, Guid node, string label) =>
        Series(definition, node, label)?.Current.Select(value => value.Period).ToHashSet() ?? [];
}
