using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.Devices;

/// <summary>Which devices show this place's wall, or are shared by those who work there?</summary>
public sealed class IndexModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    public static readonly IReadOnlyList<Choice> Kinds =
    [
        new(nameof(DeviceKind.Wall), "A screen on the wall", "Shows the wall; nobody writes there"),
        new(nameof(DeviceKind.Shared), "A tablet or computer that the ward shares", "Shows the board; people sign with a short code"),
    ];

    [BindProperty]
    public Fields Command { get; set; } = new();

    public IReadOnlyList<ListDevices.Row> Devices { get; private set; } = [];

    public sealed record Fields
    {
        public DeviceKind? Kind { get; init; }
        public string? Name { get; init; }
        public Guid Device { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.PairDevices))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (Place.IsComparison || !user.Can(Permission.PairDevices, Place.Path))
            throw new NotFoundException();
        Devices = await Mediator.Send(new ListDevices.Query(Place.Id), ct);
    }

    public async Task<IActionResult> OnPostPairAsync(CancellationToken ct)
    {
        await Mediator.Send(new PairDevice.Command { Place = PlaceCode, Kind = Command.Kind, Name = Command.Name }, ct);
        return Saved("Type the code on the device within ten minutes", $"/at/{PlaceCode}/devices");
    }

    public async Task<IActionResult> OnPostRevokeAsync(CancellationToken ct)
    {
        await Mediator.Send(new RevokeDevice.Command { Place = PlaceCode, Device = Command.Device }, ct);
        return Saved("The device is shut out", $"/at/{PlaceCode}/devices");
    }
}
