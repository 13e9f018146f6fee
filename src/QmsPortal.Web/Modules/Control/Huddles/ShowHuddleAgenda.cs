using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>The agenda of a place's huddles as it is now, and what may stand on it besides.</summary>
public static class ShowHuddleAgenda
{
    [Requires(Permission.RunHuddles)]
    public sealed record Query(Guid Place) : IQuery<View>;

    public sealed record View(uint Version, IReadOnlyList<AgendaLine> Items)
    {
        public IReadOnlyList<AgendaLine> Offered => Agenda.Offered(Items);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct) =>
            await db.HuddleSeries.For(user, Act.Read).AsNoTracking().SingleOrDefaultAsync(series => series.NodeId == query.Place, ct) is { } series
                ? new View(series.Version, series.Items)
                : throw new NotFoundException();
    }
}
