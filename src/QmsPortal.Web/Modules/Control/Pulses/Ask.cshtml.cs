using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Pulses;

/// <summary>What do you want to know from this place?</summary>
public sealed class AskModel(IMediator mediator, CurrentUser user, TimeProvider clock) : PlacePage(mediator)
{
    private const int Days = 14;

    [BindProperty]
    public AskPulse.Command Command { get; set; } = new();

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.AskPulses))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (Place.IsComparison || !user.Can(Permission.AskPulses, Place.Path))
            throw new NotFoundException();
        if (HttpMethods.IsGet(Request.Method))
            Command = new AskPulse.Command { Until = DateInput.From(clock.Today().AddDays(Days)) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(Command with { Place = PlaceCode }, ct);
        return Saved("Asked. What is answered stands here when it is closed", $"/pulse/{number}");
    }
}
