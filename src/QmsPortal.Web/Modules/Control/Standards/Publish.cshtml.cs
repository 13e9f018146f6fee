using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Does everybody work by it from now on?</summary>
public sealed class PublishModel(IMediator mediator, CurrentUser user, TimeProvider clock) : VersionPage(mediator, user, Permission.PublishStandards)
{
    [BindProperty]
    public PublishVersion.Command Command { get; set; } = new();

    protected override bool Fits => View.WaitsForPublishing;

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (!HttpMethods.IsGet(Request.Method))
            return;
        var today = clock.Today();
        var day = View.Sheet.Content.ReviewBy is { } approved && approved > today ? approved : today.AddYears(1);
        Command = new PublishVersion.Command { LookAgainBy = DateInput.From(day), Readers = [Role.TeamMember, Role.TeamLead] };
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Done(Command with { Number = Number, Of = Of }, "Published. It is in force now", ct);
}
