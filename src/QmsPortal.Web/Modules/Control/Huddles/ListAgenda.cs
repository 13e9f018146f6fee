using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>When a place holds its huddle and what it talks through, for a device that keeps it against the loss of its network. Nothing where no time is set.</summary>
public static class ListAgenda
{
    [Requires(Permission.RunHuddles)]
    public sealed record Query(Guid Place) : IQuery<View?>;

    public sealed record View(string Start, IReadOnlyList<AgendaLine> Items);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View?>
    {
        public async Task<View?> Handle(Query query, CancellationToken ct) =>
            await db.HuddleSeries.For(user, Act.Read).AsNoTracking().SingleOrDefaultAsync(series => series.NodeId == query.Place, ct) is { } series ? new View(series.Start.Words(), series.Items) : null;
    }
}
