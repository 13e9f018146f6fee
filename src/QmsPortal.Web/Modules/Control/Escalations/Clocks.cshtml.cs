using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>How long do we have here to read back and to answer?</summary>
public sealed class ClocksModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [BindProperty]
    public SetTimes.Command Command { get; set; } = new();

    public ShowTimes.View Times { get; private set; } = default!;
    public bool MayChange => user.Can(Permission.ReceiveEscalations, Place.Path) && Place.ClosedOn is null;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (Place.IsTeam || Place.IsComparison)
            throw new NotFoundException();
        Times = await Mediator.Send(new ShowTimes.Query(Place.Id), ct);
        if (!HttpMethods.IsGet(Request.Method))
            return;
        var (p1ReadBack, p1Answer, p2ReadBack, p2Answer, p3ReadBack, p3Answer) = Times.Now;
        Command = new() { P1ReadBack = p1ReadBack, P1Answer = p1Answer, P2ReadBack = p2ReadBack, P2Answer = p2Answer, P3ReadBack = p3ReadBack, P3Answer = p3Answer };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Place = PlaceCode }, ct);
        return Saved("The times hold from now on. What is escalated already keeps its own", $"/at/{PlaceCode}/escalations/clocks");
    }
}
