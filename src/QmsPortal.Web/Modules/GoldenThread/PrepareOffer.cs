using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>A record about to be offered, and to whom it may be.</summary>
public static class PrepareOffer
{
    [Requires(Permission.OfferHandOvers)]
    public sealed record Query(Guid Record) : IQuery<View>;

    public sealed record View(Guid Record, ThreadKind Kind, string Title, string Address, string PlaceCode, string PlaceName, IReadOnlyList<HandOverKind> Kinds);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var found = await db.Records(user, Act.Change).AsNoTracking().Where(node => node.Id == query.Record)
                .Join(db.Nodes.For(user, Act.Read), node => node.NodeId, place => place.Id, (node, place) => new { node, place.Code, place.Name })
                .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
            var kinds = HandOverKinds.Of(found.node.Kind);
            if (kinds.Count == 0)
                throw new NotFoundException();
            return new View(found.node.Id, found.node.Kind, found.node.Title, found.node.Address.StartsWith('/') ? found.node.Address : $"/at/{found.Code}/{found.node.Address}", found.Code, found.Name, kinds);
        }
    }
}
