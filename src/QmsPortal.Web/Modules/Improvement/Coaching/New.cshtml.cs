using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Coaching;

/// <summary>What did you talk about, and what comes next?</summary>
public sealed class NewModel(IMediator mediator, TimeProvider clock) : FormPage(mediator)
{
    [BindProperty]
    public WriteCoachingNote.Command Command { get; set; } = new();

    public IReadOnlyList<Choice> People { get; private set; } = [];

    public override async Task LoadAsync(CancellationToken ct)
    {
        People = await Mediator.Send(new PrepareCoachingNote.Query(), ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = new WriteCoachingNote.Command { On = DateInput.From(clock.Today()) };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => Saved("Note kept. Only you can read it", $"/coaching/{await Mediator.Send(Command, ct)}");
}
