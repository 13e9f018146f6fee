using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>Of what a copy could be kept as evidence at a place: the charts and the standards in force of the place and below.</summary>
public static class ListSources
{
    private const int Most = 100;

    /// <summary>As a standard stands on the thread.</summary>
    private const string InForce = "In force";

    [Requires(Permission.SubmitEvidence)]
    public sealed record Query(string Path) : IQuery<IReadOnlyList<Row>>;

    public sealed record Row(Guid Id, ThreadKind Kind, string Title, string PlaceName)
    {
        public bool IsChart => Kind is ThreadKind.MeasureSeries;
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(Query query, CancellationToken ct) => await db.Linkable.For(user, Act.Read).AsNoTracking()
            .Where(record => record.Kind == ThreadKind.MeasureSeries || (record.Kind == ThreadKind.StandardWork && record.State == InForce))
            .Join(db.Nodes.For(user, Act.Read), record => record.NodeId, node => node.Id, (record, node) => new { record, node })
            .Where(found => EF.Functions.Like(found.node.Path, query.Path + "%"))
            .OrderBy(found => found.node.Order).ThenBy(found => found.record.Title).Take(Most)
            .Select(found => new Row(found.record.Id, found.record.Kind, found.record.Title, found.node.Name)).ToListAsync(ct);
    }
}
