using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>Who does this, how far is it, and did it work?</summary>
public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    public static readonly IReadOnlyList<Choice> Effects = [.. Enum.GetValues<Effect>().Select(effect => new Choice(effect.ToString(), ActionWords.Of(effect)))];

    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>Which of the forms is open: "move", "give" or "cancel".</summary>
    [FromQuery(Name = "open")]
    public string? Opened { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowAction.View View { get; private set; } = default!;
    public string? Open => ModelState.IsValid ? Opened : Request.Query["handler"].ToString().ToLowerInvariant();

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Said { get; init; }
        public Effect? Effect { get; init; }
        public DateInput By { get; init; } = new();
        public Guid? Owner { get; init; }
        public string? Why { get; init; }
        public string? Reason { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowAction.Query(Number), ct);

    public Task<IActionResult> OnPostStartAsync(CancellationToken ct) =>
        Done(new StartAction.Command { Number = Number, Version = Command.Version }, "Begun", ct);

    public Task<IActionResult> OnPostFinishAsync(CancellationToken ct) =>
        Done(new FinishAction.Command { Number = Number, Version = Command.Version, Said = Command.Said }, "Done. Another person will check whether it worked", ct);

    public Task<IActionResult> OnPostMoveAsync(CancellationToken ct) =>
        Done(new MoveAction.Command { Number = Number, Version = Command.Version, By = Command.By, Why = Command.Why }, "Moved. The first day stays, and everybody sees both", ct);

    public Task<IActionResult> OnPostGiveAsync(CancellationToken ct) =>
        Done(new GiveAction.Command { Number = Number, Version = Command.Version, Owner = Command.Owner, Why = Command.Why }, "Given. Its owner finds it on their own page", ct);

    public Task<IActionResult> OnPostCancelAsync(CancellationToken ct) =>
        Done(new CancelAction.Command { Number = Number, Version = Command.Version, Reason = Command.Reason }, "Cancelled", ct);

    public Task<IActionResult> OnPostCheckAsync(CancellationToken ct) =>
        Done(new CheckAction.Command { Number = Number, Version = Command.Version, Effect = Command.Effect, Why = Command.Why }, "Checked. Thank you", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/actions/{Number}");
    }
}
