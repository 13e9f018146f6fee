using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Is this how the work is to be done?</summary>
public sealed class ApproveModel(IMediator mediator, CurrentUser user) : VersionPage(mediator, user, Permission.ApproveStandards)
{
    [BindProperty]
    public ApproveVersion.Command Command { get; set; } = new();

    protected override bool Fits => View.WaitsForApproval;

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Done(Command with { Number = Number, Of = Of }, "Approved. Another person publishes it", ct);
}
