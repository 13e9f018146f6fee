using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>What was said, and what came of it?</summary>
public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public ShowConcern.View View { get; private set; } = default!;

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Answer { get; init; }
        public string? Why { get; init; }
        public string? More { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowConcern.Query(Id), ct);

    public async Task<IActionResult> OnPostAnswerAsync(CancellationToken ct)
    {
        await Mediator.Send(new AnswerConcern.Command { Id = Id, Version = Command.Version, Answer = Command.Answer }, ct);
        return Saved("Answered. Whoever raised it reads it", $"/speak-up/{Id}");
    }

    public async Task<IActionResult> OnPostCloseAsync(CancellationToken ct)
    {
        await Mediator.Send(new CloseConcern.Command { Id = Id, Version = Command.Version, Why = Command.Why }, ct);
        return Saved("Closed. Whoever raised it reads why", $"/speak-up/{Id}");
    }

    public async Task<IActionResult> OnPostMoreAsync(CancellationToken ct)
    {
        await Mediator.Send(new SayMore.Command { Id = Id, More = Command.More }, ct);
        return Saved("Sent to the guardian, and to nobody else", $"/speak-up/{Id}");
    }
}
