using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>How do I say something that my line manager should not see?</summary>
public sealed class IndexModel(IMediator mediator) : FormPage(mediator)
{
    private const string WithName = "name";
    private const string WithoutName = "none";

    public static readonly IReadOnlyList<Choice> Ways =
    [
        new(WithName, "With my name", "The guardian sees it, and nobody else. The answer stands on this page"),
        new(WithoutName, "Without my name", "You get a code, and read the answer with it"),
    ];

    [BindProperty]
    public Fields Command { get; set; } = new();

    /// <summary>The code of what was just sent: here once, and never again.</summary>
    [TempData]
    public string? Code { get; set; }

    public IReadOnlyList<MyConcerns.Row> Mine { get; private set; } = [];

    /// <summary>What the code just typed leads to.</summary>
    public ShowConcern.View? Found { get; private set; }

    public sealed record Fields
    {
        public string? Words { get; init; }
        public string? Way { get; init; }
        public string? Code { get; init; }
        public string? More { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct) => Mine = await Mediator.Send(new MyConcerns.Query(), ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        switch (Command.Way)
        {
            case WithName:
                return Sent($"/speak-up/{await Mediator.Send(new RaiseConcern.Command { Words = Command.Words }, ct)}");
            case WithoutName:
                Code = await Mediator.Send(new RaiseUnnamedConcern.Command { Words = Command.Words }, ct);
                return Sent("/speak-up");
            default:
                throw new ValidationException([new(nameof(Fields.Way), "Choose whether the guardian sees your name")]);
        }
    }

    /// <summary>Posted, so that the code stands in no address.</summary>
    public async Task<IActionResult> OnPostReadAsync(CancellationToken ct)
    {
        Found = await Mediator.Send(new ReadByCode.Query(Command.Code), ct);
        await LoadAsync(ct);
        return Page();
    }

    /// <summary>Answered with the page itself: the code would have to stand in the address of another.</summary>
    public async Task<IActionResult> OnPostMoreAsync(CancellationToken ct)
    {
        // What was to be added stands below what it is added to, also where it could not be sent.
        Found = await Mediator.Send(new ReadByCode.Query(Command.Code), ct);
        await Mediator.Send(new SayMoreByCode.Command { Code = Command.Code, More = Command.More }, ct);
        Command = Command with { More = null };
        ModelState.Remove("Command.More");
        return await OnPostReadAsync(ct);
    }

    private LocalRedirectResult Sent(string address) => Saved("Sent to the guardian, and to nobody else", address);
}
