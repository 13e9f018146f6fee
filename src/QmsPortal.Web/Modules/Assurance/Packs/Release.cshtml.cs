using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>May this leave the organisation?</summary>
public sealed class ReleaseModel(IMediator mediator, CurrentUser user) : PackPage(mediator)
{
    [BindProperty]
    public ReleasePack.Command Command { get; set; } = new();

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (!user.Can(Permission.ReleasePacks))
            throw new ForbiddenException();
        if (!user.Can(Permission.ReleasePacks, View.PlacePath))
            throw new NotFoundException();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Number = Number }, ct);
        return Saved("The pack is released", $"/packs/{Number}");
    }
}
