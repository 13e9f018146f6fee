using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>Says what is copied before it is: a frozen pack stays as it is.</summary>
public sealed class FreezeModel(IMediator mediator, CurrentUser user) : PackPage(mediator)
{
    [BindProperty]
    public FreezePack.Command Command { get; set; } = new();

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (!user.Can(Permission.BuildPacks))
            throw new ForbiddenException();
        if (!user.Can(Permission.BuildPacks, View.PlacePath))
            throw new NotFoundException();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Number = Number }, ct);
        return Saved("The pack is frozen", $"/packs/{Number}");
    }
}
