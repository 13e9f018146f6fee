using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Does everybody work by it from now on?</summary>
public sealed class PublishModel(IMediator mediator, CurrentUser user) : VersionPage(mediator, user, Permission.PublishStandards)
{
    [BindProperty]
    public PublishVersion.Command Command { get; set; } = new();

    protected override bool Fits => View.WaitsForPublishing;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Done(Command with { Number = Number, Of = Of }, "Published. It is in force now", ct);
}
