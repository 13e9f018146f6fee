using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Ui.Components;

/// <summary>To whom a record was offered and what they said; and the way to offer it, for who may.</summary>
public sealed class HandOversViewComponent(IMediator mediator, CurrentUser user) : ViewComponent
{
    /// <param name="MayOffer">Kinds in which this person may offer it now.</param>
    /// <param name="Handed">Something of it was handed over, and stands on its page already.</param>
    public sealed record Shown(Guid Record, IReadOnlyList<ShowHandOvers.Row> Rows, IReadOnlyList<HandOverKind> MayOffer, bool Handed);

    /// <param name="at">The path of the record's place.</param>
    public async Task<IViewComponentResult> InvokeAsync(Guid record, ThreadKind kind, string at, bool handed = false)
    {
        var rows = await mediator.Send(new ShowHandOvers.Query(record));
        var waiting = rows.Where(row => row.State is HandOverState.Offered).Select(row => row.Kind);
        return View(new Shown(record, rows, user.Can(Permission.OfferHandOvers, at) ? [.. HandOverKinds.Of(kind).Except(waiting)] : [], handed));
    }
}
