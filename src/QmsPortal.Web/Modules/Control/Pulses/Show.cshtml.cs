using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Pulses;

/// <summary>What am I asked, and what did we say together?</summary>
public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    public static readonly IReadOnlyList<Choice> Scale = [new("1", "1 Not at all"), new("2", "2"), new("3", "3"), new("4", "4"), new("5", "5 Completely")];

    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [BindProperty]
    public AnswerPulse.Command Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowPulse.View View { get; private set; } = default!;

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowPulse.Query(Number), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await Mediator.Send(Command with { Number = Number }, ct);
        return Saved("Thank you. Nothing says that it was you", $"/pulse/{Number}");
    }
}
