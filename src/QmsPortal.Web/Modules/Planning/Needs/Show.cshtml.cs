using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>A need, what became of it, and the one step that waits for this person.</summary>
public sealed class ShowModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>The fields of the small forms of this page, each of which sends the command it is for.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowNeed.View View { get; private set; } = default!;
    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();
    public bool MayTheme => View.State is NeedState.Heard && user.Can(Permission.ThemeNeeds, View.PlacePath);
    public bool MayValidate => View is { State: NeedState.Themed, MayWitness: true };
    public bool MayPrioritise => View is { RecordedByMe: false, State: NeedState.Validated or NeedState.NotNow or NeedState.Reopened } && user.Can(Permission.PrioritiseNeeds, View.PlacePath);
    public bool MayPutOff => View is { RecordedByMe: false, State: NeedState.Prioritised } && user.Can(Permission.PrioritiseNeeds, View.PlacePath);
    public bool MaySayMet => View is { State: NeedState.Planned or NeedState.NotNow, MayWitness: true };
    public bool MayReopen => View.State is NeedState.Met && user.Can(Permission.RecordNeeds, View.PlacePath);
    public bool MaySetGoal => View is { HasOpenGoal: false, State: not NeedState.Met } && user.Can(Permission.SetGoals, View.PlacePath);

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Theme { get; init; }
        public int? Others { get; init; }
        public string? With { get; init; }
        public string? Why { get; init; }
        public string? Reason { get; init; }
        public string? Told { get; init; }
        public string? Seen { get; init; }
        public string? Heard { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowNeed.Query(Number), ct);

    public Task<IActionResult> OnPostThemeAsync(CancellationToken ct) =>
        Done(new ThemeNeed.Command { Number = Number, Version = Command.Version, Theme = Command.Theme, Others = Command.Others }, "It is themed. People outside the service check it next", ct);

    public Task<IActionResult> OnPostValidateAsync(CancellationToken ct) =>
        Done(new ValidateNeed.Command { Number = Number, Version = Command.Version, With = Command.With }, "It is validated", ct);

    public Task<IActionResult> OnPostPrioritiseAsync(CancellationToken ct) =>
        Done(new PrioritiseNeed.Command { Number = Number, Version = Command.Version, Why = Command.Why }, "It is prioritised", ct);

    public Task<IActionResult> OnPostPutOffAsync(CancellationToken ct) =>
        Done(new PutOffNeed.Command { Number = Number, Version = Command.Version, Reason = Command.Reason, Told = Command.Told }, "Not now, and the reason stands here", ct);

    public Task<IActionResult> OnPostMetAsync(CancellationToken ct) =>
        Done(new MeetNeed.Command { Number = Number, Version = Command.Version, Seen = Command.Seen }, "The need is met", ct);

    public Task<IActionResult> OnPostReopenAsync(CancellationToken ct) =>
        Done(new ReopenNeed.Command { Number = Number, Version = Command.Version, Heard = Command.Heard }, "It is open again", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/needs/{Number}");
    }
}
