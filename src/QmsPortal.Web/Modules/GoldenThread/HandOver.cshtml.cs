using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Ui;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>Do we take this on?</summary>
public sealed class HandOverModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The fields of the two small forms of this page, each of which sends the command it is for.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    public override string? HeaderPlace => View.FromCode;
    public ShowHandOver.View View { get; private set; } = default!;
    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Words { get; init; }
        public string? Reason { get; init; }
    }

    public static string Colour(HandOverState state) => state switch
    {
        HandOverState.Offered => "blue",
        HandOverState.Accepted => "green",
        _ => "grey",
    };

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowHandOver.Query(Id), ct);

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken ct) =>
        Done(new AcceptHandOver.Command { HandOver = Id, Version = Command.Version, Words = Command.Words }, "Accepted", ct);

    public Task<IActionResult> OnPostDeclineAsync(CancellationToken ct) =>
        Done(new DeclineHandOver.Command { HandOver = Id, Version = Command.Version, Reason = Command.Reason }, "Declined. Whoever offered it sees your reason", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/hand-overs/{Id}");
    }
}
