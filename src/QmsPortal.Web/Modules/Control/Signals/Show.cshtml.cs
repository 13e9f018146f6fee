using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>What does the chart signal, what was it, and what waits for this person?</summary>
public sealed class ShowModel(IMediator mediator, CurrentUser user) : FormPage(mediator)
{
    public static readonly IReadOnlyList<Choice> Answers =
    [
        new(nameof(SignalAnswer.AssignableCause), "A cause is known", "What happened, and what is done about it comes next"),
        new(nameof(SignalAnswer.Improvement), "An improvement", "It is better for good, or because of something that was changed"),
        new(nameof(SignalAnswer.DataFault), "A fault in the data", "A value is wrong or counted otherwise"),
        new(nameof(SignalAnswer.NotYetKnown), "Not yet known", "You look at it again on a day"),
    ];

    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>The fields of the small forms of this page, each of which sends the command it is for.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    [FromQuery(Name = "huddle")]
    public string? Huddle { get; set; }

    public bool AtHuddle => Huddle is not null || Command.AtHuddle;
    public override string? HeaderPlace => View.PlaceCode;
    public ShowSignal.View View { get; private set; } = default!;
    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();
    public bool MayAnswer => user.Can(Permission.AnswerSignals, View.PlacePath);

    public sealed record Fields
    {
        public uint Version { get; init; }

        /// <summary>From the huddle, to which one goes back.</summary>
        public bool AtHuddle { get; init; }
        public SignalAnswer? Answer { get; init; }
        public string? Found { get; init; }
        public DateInput LookAgain { get; init; } = new();
        public string? Done { get; init; }
        public string? Why { get; init; }
    }

    public static string StepWords(ShowSignal.Step step) => step.What switch
    {
        SignalStepKind.Seen => "Seen",
        SignalStepKind.Answered => $"Answered: {SignalWords.Of(step.Answer!.Value).ToLowerInvariant()}",
        SignalStepKind.Acted => "Acted on",
        SignalStepKind.Closed => "Closed",
        SignalStepKind.LookAgain => "To be looked at again",
        SignalStepKind.PastDue => "Past its time",
        SignalStepKind.FiredAgain => "Signalled again, on new points",
        _ => "Closed: its points were corrected, and the chart signals no more",
    };

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowSignal.Query(Number), ct);

    public Task<IActionResult> OnPostSeeAsync(CancellationToken ct) =>
        Done(new SeeSignal.Command { Number = Number, Version = Command.Version }, "Seen. It still waits for its answer", ct);

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken ct) =>
        Done(new AnswerSignal.Command { Number = Number, Version = Command.Version, Answer = Command.Answer, Found = Command.Found, LookAgain = Command.LookAgain }, "Signal answered", ct);

    public Task<IActionResult> OnPostActAsync(CancellationToken ct) =>
        Done(new ActOnSignal.Command { Number = Number, Version = Command.Version, Done = Command.Done }, "What was done is kept with the signal", ct);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken ct) =>
        Done(new CloseSignal.Command { Number = Number, Version = Command.Version, Why = Command.Why }, "Signal closed", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        if (Command.AtHuddle)
            await LoadAsync(ct);
        return Saved(banner, Command.AtHuddle ? $"/at/{View.PlaceCode}/huddle" : $"/signals/{Number}");
    }
}
