using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>What was heard, what was promised, and was it kept?</summary>
public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>The promise of which a form is open, "keep-" or "move-" and its id.</summary>
    [FromQuery(Name = "open")]
    public string? Opened { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowVisit.View View { get; private set; } = default!;
    public string? Open => ModelState.IsValid ? Opened : $"{Request.Query["handler"].ToString().ToLowerInvariant()}-{Command.Commitment}";

    public sealed record Fields
    {
        public Guid Commitment { get; init; }
        public uint Version { get; init; }
        public string? What { get; init; }
        public DateInput By { get; init; } = new();
        public string? How { get; init; }
        public string? Why { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowVisit.Query(Number), ct);

    public Task<IActionResult> OnPostPromiseAsync(CancellationToken ct) =>
        Done(new PromiseCommitment.Command { Number = Number, What = Command.What, By = Command.By }, "Promised. The ward sees it", ct);

    public Task<IActionResult> OnPostKeepAsync(CancellationToken ct) =>
        Done(new KeepCommitment.Command { Number = Number, Commitment = Command.Commitment, Version = Command.Version, How = Command.How }, "Kept. The ward sees it", ct);

    public Task<IActionResult> OnPostMoveAsync(CancellationToken ct) =>
        Done(new MoveCommitment.Command { Number = Number, Commitment = Command.Commitment, Version = Command.Version, By = Command.By, Why = Command.Why }, "Moved. The first day stays, and the ward sees both", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/visits/{Number}");
    }
}
