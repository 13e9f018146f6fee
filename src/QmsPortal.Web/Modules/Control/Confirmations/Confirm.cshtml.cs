using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Confirmations;

/// <summary>Three taps by a leader on a ward: what was seen, why if it was not followed, saved.</summary>
public sealed class ConfirmModel(IMediator mediator) : FormPage(mediator)
{
    public static readonly IReadOnlyList<Choice> Outcomes = [.. Enum.GetValues<ConfirmationOutcome>().Select(outcome => new Choice(outcome.ToString(), ConfirmationWords.Of(outcome)))];

    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [FromQuery(Name = "at")]
    public string? At { get; set; }

    [BindProperty]
    public ConfirmStandard.Command Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public PrepareConfirmation.View View { get; private set; } = default!;
    public Choice? Here { get; private set; }

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new PrepareConfirmation.Query(Number), ct);
        Here = View.Wards.Count == 1 ? View.Wards[0] : View.Wards.SingleOrDefault(ward => ward.Value == At);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        if (View.Wards.Count == 0)
            throw new NotFoundException();
        var number = await Mediator.Send(Command with { Number = Number, Place = string.IsNullOrEmpty(Command.Place) ? Here?.Value : Command.Place }, ct);
        return Saved(Command.Outcome is ConfirmationOutcome.CouldNotBeFollowed ? "Saved. It is an issue of the ward now" : "Saved", $"/confirmations/{number}");
    }
}
