using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Is it another process now, and since when?</summary>
public sealed class PhaseModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [FromRoute(Name = "measure")]
    public string MeasureCode { get; set; } = "";

    [BindProperty]
    public OfferPhase.Command Command { get; set; } = new();

    public PreparePhase.View View { get; private set; } = default!;
    public string Address => $"/at/{PlaceCode}/measures/{MeasureCode}";

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.ProposePhases))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        View = await Mediator.Send(new PreparePhase.Query(PlaceCode, MeasureCode, Command.From.ToDate()), ct);
        if (HttpMethods.IsGet(Request.Method) && View.From is { } from)
            Command = Command with { From = DateInput.From(from) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var phase = await Mediator.Send(Command with { Place = PlaceCode, Measure = MeasureCode }, ct);
        return Saved("New limits offered. Another person decides", $"{Address}/phase/{phase}");
    }
}
