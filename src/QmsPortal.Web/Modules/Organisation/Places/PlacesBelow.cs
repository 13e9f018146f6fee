using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Places;

/// <summary>A place and all places below it, by their keys: whose news a board of that place shows.</summary>
public static class PlacesBelow
{
    [Requires(Permission.ReadBoards)]
    public sealed record Query(string Code) : IQuery<IReadOnlyList<Guid>>;

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, IReadOnlyList<Guid>>
    {
        public async Task<IReadOnlyList<Guid>> Handle(Query query, CancellationToken ct)
        {
            var nodes = db.Nodes.For(user, Act.Read).AsNoTracking();
            var found = await nodes.Where(node => nodes.Any(place => place.Code == query.Code && EF.Functions.Like(node.Path, place.Path + "%"))).Select(node => node.Id).ToListAsync(ct);
            return found.Count > 0 ? found : throw new NotFoundException();
        }
    }
}
