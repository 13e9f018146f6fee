using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Ui;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>Who should have this now, and why?</summary>
public sealed class OfferModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public OfferHandOver.Command Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public PrepareOffer.View View { get; private set; } = default!;
    public IReadOnlyList<Choice> Kinds => [.. View.Kinds.Select(kind => new Choice(kind.ToString(), $"To {kind.ToWords()}"))];

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new PrepareOffer.Query(Id), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var handOver = await Mediator.Send(Command with { Record = Id }, ct);
        return Saved("Offer sent", $"/hand-overs/{handOver}");
    }
}
