using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The sets of measures that came with the site, and which of them are in the dictionary.</summary>
public static class ListMeasureCatalogues
{
    [Requires(Permission.DefineMeasures)]
    public sealed record Query : IQuery<IReadOnlyList<Set>>;

    public sealed record Set(string Id, string Title, string Publisher, string Edition, string LicenceNote, IReadOnlyList<Row> Rows);

    public sealed record Row(CatalogueMeasure Measure, bool IsDefined);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, IReadOnlyList<Set>>
    {
        public async Task<IReadOnlyList<Set>> Handle(Query query, CancellationToken ct)
        {
            var defined = await db.Definitions.For(user, Act.Read).Select(definition => definition.Code).ToHashSetAsync(ct);
            return [.. CatalogueFiles.All.Where(file => file.Kind == Catalogue.MeasureSet).OrderByDescending(file => file.Items.Count).Select(file => new Set(file.Id, file.Title.En, file.Publisher, file.Version, file.LicenceNote,
                [.. CatalogueMeasure.Of(file).Select(measure => new Row(measure, defined.Contains(measure.Code)))]))];
        }
    }
}
