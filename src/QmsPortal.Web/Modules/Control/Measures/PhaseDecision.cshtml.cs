using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>Do the limits begin anew on this day?</summary>
public sealed class PhaseDecisionModel(IMediator mediator) : PlacePage(mediator)
{
    [FromRoute(Name = "measure")]
    public string MeasureCode { get; set; } = "";

    [FromRoute(Name = "phase")]
    public Guid Phase { get; set; }

    /// <summary>The fields of the two small forms of this page, each of which sends the command it is for.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    public ShowPhase.View View { get; private set; } = default!;
    public string Address => $"/at/{PlaceCode}/measures/{MeasureCode}";
    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Words { get; init; }
        public string? Reason { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ShowPhase.Query(PlaceCode, MeasureCode, Phase), ct);
    }

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) =>
        Done(new AcceptPhase.Command { Phase = Phase, Version = Command.Version, Words = Command.Words }, "The limits begin anew on that day", Address, ct);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken ct) =>
        Done(new DeclinePhase.Command { Phase = Phase, Version = Command.Version, Reason = Command.Reason }, "Declined. The limits stay as they are", $"{Address}/phase/{Phase}", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, string address, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, address);
    }
}
