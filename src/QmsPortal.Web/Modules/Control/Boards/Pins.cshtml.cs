using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>What does this place want on every board below it?</summary>
public sealed class PinsModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    [BindProperty]
    public Fields Command { get; set; } = new();

    public ShowPins.View Pins { get; private set; } = default!;

    public sealed record Fields
    {
        public string? Measure { get; init; }
        public Guid Pin { get; init; }
        public uint Version { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.PinTiles))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (Place.IsTeam || Place.IsComparison || !user.Can(Permission.PinTiles, Place.Path))
            throw new NotFoundException();
        Pins = await Mediator.Send(new ShowPins.Query(Place.Id, Place.Path), ct);
    }

    public async Task<IActionResult> OnPostPinAsync(CancellationToken ct)
    {
        await Mediator.Send(new PinMeasure.Command { Place = PlaceCode, Measure = Command.Measure }, ct);
        return Saved("Pinned to the boards below", $"/at/{PlaceCode}/board/pins");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken ct)
    {
        await Mediator.Send(new EndPin.Command { Place = PlaceCode, Pin = Command.Pin, Version = Command.Version }, ct);
        return Saved("No longer pinned", $"/at/{PlaceCode}/board/pins");
    }
}
