using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>What does this version say, and what has to be done with it?</summary>
public sealed class VersionModel(IMediator mediator, CurrentUser user) : VersionPage(mediator, user, Permission.ReadStandards)
{
    /// <summary>The fields of the small forms of this page, each of which sends the command it is for.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();
    public IReadOnlyList<Choice> Others => [.. View.Others.Select(other => new Choice($"{other.Number}", $"{other.Number} {other.Title}"))];

    public sealed record Fields
    {
        public uint Version { get; init; }
        public IReadOnlyList<Role>? Asked { get; init; }
        public DateInput Until { get; init; } = new();
        public string? Reason { get; init; }
        public int? Into { get; init; }
        public string? Words { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = new() { Asked = [Role.TeamMember, Role.TeamLead] };
    }

    public Task<IActionResult> OnPostConsultAsync(CancellationToken ct) =>
        Done(new ConsultOnVersion.Command { Number = Number, Of = Of, Version = Command.Version, Asked = Command.Asked, Until = Command.Until }, "Sent to consultation", ct);

    public async Task<IActionResult> OnPostJoinAsync(CancellationToken ct)
    {
        var version = await Mediator.Send(new JoinStandard.Command { Number = Number, Of = Of, Version = Command.Version, Into = Command.Into }, ct);
        return Saved("It is the next draft of that standard now", $"/standards/{Command.Into}/v{version}");
    }

    public Task<IActionResult> OnPostCommentAsync(CancellationToken ct) =>
        Done(new CommentOnVersion.Command { Number = Number, Of = Of, Words = Command.Words }, "Thank you. Its author and whoever approves it read what you think", ct);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken ct) =>
        Done(new ReturnVersion.Command { Number = Number, Of = Of, Version = Command.Version, Reason = Command.Reason }, "Returned. Its author can change it", ct);
}
