using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Data.Catalogues;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>When a place holds its huddle: each day at the usual time of its tier, until somebody says otherwise.</summary>
public static class ShowHuddleTime
{
    [Requires(Permission.RunHuddles)]
    public sealed record Query(Guid Place, NodeKind Kind) : IQuery<View>;

    public sealed record View(Guid? Id, uint Version, IReadOnlyList<DayOfWeek> Days, string Start, int Minutes, string? Leader, bool LedByRota);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        private static readonly DayOfWeek[] Week = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];
        private static readonly DateOnly Monday = new(2026, 5, 4);

        public async Task<View> Handle(Query query, CancellationToken ct) =>
            await db.HuddleSeries.For(user, Act.Read).AsNoTracking().SingleOrDefaultAsync(series => series.NodeId == query.Place, ct) is { } series
                ? new View(series.Id, series.Version, [.. Week.Where((_, i) => series.IsOn(Monday.AddDays(i)))], series.Start.Words(), series.Minutes, series.Leader, series.LedByRota)
                : new View(null, 0, Week, HuddleAgenda.Cascades[0].StartOf(HuddleSeries.TierOf(query.Kind) ?? 1).Words(), HuddleAgenda.Cascades[0].Minutes, HuddleSeries.TierOf(query.Kind) is 1 ? "Nurse in charge" : null, false);
    }
}
