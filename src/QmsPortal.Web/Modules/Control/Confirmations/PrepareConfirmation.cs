using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Confirmations;

/// <summary>What a leader has in hand while looking: the steps in force, and the wards where they may look.</summary>
public static class PrepareConfirmation
{
    [Requires(Permission.ConfirmStandards)]
    public sealed record Query(int Number) : IQuery<View>;

    public sealed record View(int Number, string Title, string PlaceCode, IReadOnlyList<WorkStepWords> Steps, IReadOnlyList<Choice> Wards, bool IsInForce);

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var today = clock.Today();
            var (standard, place) = await db.StandardToShow(user, query.Number, ct);
            var version = standard.Versions.SingleOrDefault(version => version.Number == standard.InForce);
            var wards = await db.Nodes.For(user, Permission.ConfirmStandards).AsNoTracking()
                .Where(node => node.Kind == NodeKind.Ward && EF.Functions.Like(node.Path, place.Path + "%") && (node.ValidTo == null || node.ValidTo > today))
                .OrderBy(node => node.Order).Select(node => new Choice(node.Code, node.Name)).ToListAsync(ct);
            return new View(standard.Number, standard.Title, place.Code, version?.Content().Steps ?? [], wards, version is not null);
        }
    }
}
