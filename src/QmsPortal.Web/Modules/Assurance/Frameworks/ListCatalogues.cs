using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>The frameworks that came with the site, and which of them are loaded.</summary>
public static class ListCatalogues
{
    [Requires(Permission.LoadFrameworks)]
    public sealed record Query : IQuery<IReadOnlyList<Row>>;

    /// <param name="Unverified">How many of its items nobody has confirmed against the publisher's text.</param>
    public sealed record Row(string Id, string Title, string Edition, string Publisher, string Status, string LicenceNote, string? UsageNote, int Assessable, int Unverified, DateTimeOffset? LoadedAt);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct)
        {
            var loaded = await db.Frameworks.For(user, Act.Change).AsNoTracking().Select(framework => new { framework.Catalogue, framework.Edition, framework.LoadedAt }).ToListAsync(ct);
            return [.. CatalogueFiles.All.Where(file => file.Kind == Catalogue.Framework).Select(file => new Row(file.Id, file.Title.En, file.Version, file.Publisher, file.Status, file.LicenceNote, file.UsageNote,
                file.Items.Count(item => item.Assessable), file.Items.Count(item => !item.Verified),
                loaded.Find(framework => framework.Catalogue == file.Id && framework.Edition == file.Version)?.LoadedAt))];
        }
    }
}
