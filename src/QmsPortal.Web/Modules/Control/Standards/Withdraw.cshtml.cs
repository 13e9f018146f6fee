using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Should nobody work by it, or write it, any more?</summary>
public sealed class WithdrawModel(IMediator mediator, CurrentUser user) : VersionPage(mediator, user, Permission.PublishStandards)
{
    [BindProperty]
    public WithdrawVersion.Command Command { get; set; } = new();

    protected override bool Fits => View.MayBeWithdrawn;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Done(Command with { Number = Number, Of = Of }, "Withdrawn", ct);
}
