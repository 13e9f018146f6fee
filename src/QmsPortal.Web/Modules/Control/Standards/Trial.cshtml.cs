using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Which ward tries it, until when, and which cycle says whether it works?</summary>
public sealed class TrialModel(IMediator mediator, CurrentUser user) : VersionPage(mediator, user, Permission.ApproveStandards)
{
    [BindProperty]
    public TryVersion.Command Command { get; set; } = new();

    public PrepareTrial.View Choices { get; private set; } = default!;

    protected override bool Fits => View.MayBeTried;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Choices = await Mediator.Send(new PrepareTrial.Query(Number), ct);
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Done(Command with { Number = Number, Of = Of }, "The trial has begun", ct);
}
