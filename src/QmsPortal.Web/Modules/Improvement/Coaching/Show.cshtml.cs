using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Improvement.Coaching;

/// <summary>What did we talk about that day?</summary>
public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "note")]
    public Guid Note { get; set; }

    [BindProperty]
    public Fields Command { get; set; } = new();

    public ReadCoachingNote.View View { get; private set; } = default!;
    public bool MayChange => View is { Mine: true, ShownAt: null };

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Words { get; init; }
        public string? Next { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new ReadCoachingNote.Query(Note), ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = new Fields { Words = View.Words, Next = View.Next };
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken ct)
    {
        await Mediator.Send(new ChangeCoachingNote.Command { Note = Note, Version = Command.Version, Words = Command.Words, Next = Command.Next }, ct);
        return Saved("Note changed", $"/coaching/{Note}");
    }

    public async Task<IActionResult> OnPostShareAsync(CancellationToken ct)
    {
        await Mediator.Send(new ShareCoachingNote.Command { Note = Note, Version = Command.Version }, ct);
        return Saved("They can read it now", $"/coaching/{Note}");
    }
}
