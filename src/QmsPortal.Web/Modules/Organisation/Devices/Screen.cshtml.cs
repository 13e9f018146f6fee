using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Organisation.Devices;

/// <summary>A device is given its code, and shows its ward from then on.</summary>
[AllowAnonymous]
public sealed class ScreenModel(IMediator mediator) : FormPage(mediator)
{
    [BindProperty]
    public ClaimDevice.Command Command { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var paired = await Mediator.Send(Command with { Address = HttpContext.Connection.RemoteIpAddress?.ToString() }, ct);
        DeviceCookie.Keep(Response, paired.Secret);
        return LocalRedirect(paired.Kind is DeviceKind.Wall ? $"/at/{paired.Place}/wall" : $"/at/{paired.Place}");
    }
}
