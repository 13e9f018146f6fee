using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>What it shows, how fresh it is, and the one step that waits for this person.</summary>
public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [FromQuery(Name = "check")]
    public string? Check { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowEvidence.View View { get; private set; } = default!;

    /// <summary>Whether the bytes are still those that came in; asked for by whoever wants to know.</summary>
    public OpenEvidenceFile.View? Checked { get; private set; }

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Reason { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new ShowEvidence.Query(Number), ct);
        Checked = Check == "now" ? await Mediator.Send(new OpenEvidenceFile.Query(Number), ct) : null;
    }

    public Task<IActionResult> OnPostSendAsync(CancellationToken ct) => Done(new SubmitEvidence.Command { Number = Number, Version = Command.Version }, "Sent to be accepted", ct);

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) => Done(new AcceptEvidence.Command { Number = Number, Version = Command.Version }, "Accepted. From now on things may rest on it", ct);

    public Task<IActionResult> OnPostWithdrawAsync(CancellationToken ct) =>
        Done(new WithdrawEvidence.Command { Number = Number, Version = Command.Version, Reason = Command.Reason }, "Withdrawn. What rested on it alone has lost its ground", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/evidence/{Number}");
    }
}
