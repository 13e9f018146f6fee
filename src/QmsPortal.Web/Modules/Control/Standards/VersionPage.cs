using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>A page about one version; where it is about an act, shown only to those who may do it there.</summary>
public abstract class VersionPage(IMediator mediator, CurrentUser user, Permission permission) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [FromRoute(Name = "version")]
    public int Of { get; set; }

    public override string? HeaderPlace => View.PlaceCode;
    public ShowVersion.View View { get; private set; } = default!;

    /// <summary>Whether the page has something to do for this person; where it has not, the version itself says why.</summary>
    protected virtual bool Fits => true;

    public IActionResult OnGet() => Fits ? Page() : LocalRedirect(View.Address);

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(permission))
            throw new ForbiddenException();
        View = await Mediator.Send(new ShowVersion.Query(Number, Of), ct);
        if (permission is not Permission.ReadStandards && !user.Can(permission, View.PlacePath))
            throw new NotFoundException();
    }

    protected async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/standards/{Number}/v{Of}");
    }
}
