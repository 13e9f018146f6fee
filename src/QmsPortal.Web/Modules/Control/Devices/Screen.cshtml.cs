using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Devices;

/// <summary>A screen types its code, and shows its wall from then on.</summary>
[AllowAnonymous]
public sealed class ScreenModel(IMediator mediator) : FormPage(mediator)
{
    [BindProperty]
    public ClaimDevice.Command Command { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var paired = await Mediator.Send(Command with { Address = HttpContext.Connection.RemoteIpAddress?.ToString() }, ct);
        ScreenCookie.Keep(Response, paired.Secret);
        return LocalRedirect($"/at/{paired.Place}/wall");
    }
}
