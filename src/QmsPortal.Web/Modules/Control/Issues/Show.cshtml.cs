using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>An issue in its raiser's words, what became of it, and the one step that waits for this person.</summary>
public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    [FromQuery(Name = "raised")]
    public string? Raised { get; set; }

    /// <summary>The fields of the small forms of this page, each of which sends the command it is for.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowIssue.View View { get; private set; } = default!;
    public bool JustRaised => Raised == "now" && View.RaisedByMe && View.Steps.Count == 0;
    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Who { get; init; }
        public DateInput By { get; init; } = new();
        public DateInput Until { get; init; } = new();
        public string? Answer { get; init; }
        public string? StillWrong { get; init; }
        public string? Wall { get; init; }
        public string? More { get; init; }
    }

    /// <summary>A step, or what somebody added, in the order of time.</summary>
    public sealed record Entry(string Words, string? Quote, DateTimeOffset At, string By, DateOnly? Due);

    public IReadOnlyList<Entry> Timeline =>
    [
        .. View.Steps.Select((step, i) => EntryOf(step, i == 0 ? IssueState.Open : View.Steps[i - 1].State))
            .Concat(View.Notes.Select(note => new Entry("More was said", note.Words, note.At, note.By, null))).OrderBy(entry => entry.At),
    ];

    /// <summary>A step in words, by what stood before it: what opens an issue again is one thing after an answer, another after an escalation.</summary>
    public static string StepWords(ShowIssue.Step step, IssueState before) => step.State switch
    {
        IssueState.Acting => $"{step.Words} acts on it",
        IssueState.Escalated when before is not IssueState.Solved => step.Words,
        IssueState.Parked => "Parked",
        IssueState.Solved => "Answered",
        IssueState.Confirmed => "It worked",
        IssueState.Open when step.ById is null => "Back on the board",
        IssueState.Open when before is IssueState.Escalated => "Returned, to be decided here",
        _ => "Not solved",
    };

    /// <summary>What somebody said, beside what they did.</summary>
    public static bool IsQuote(ShowIssue.Step step, IssueState before) =>
        step.Words.Length > 0 && (step.State is IssueState.Solved or IssueState.Open || (step.State is IssueState.Escalated && before is IssueState.Solved));

    private Entry EntryOf(ShowIssue.Step step, IssueState before) =>
        new(StepWords(step, before), IsQuote(step, before) ? step.Words : View.SaidAt(step), step.At, step.By, step.Due);

    /// <summary>What comes next, where it is not over.</summary>
    public string Next => View.State switch
    {
        IssueState.Solved => "Whoever raised it, or the next huddle, says if it worked",
        IssueState.Open => "Nurse in charge looks at it at the next huddle",
        _ => View.Where,
    };

    public override async Task LoadAsync(CancellationToken ct)
    {
        View = await Mediator.Send(new ShowIssue.Query(Number), ct);
        if (HttpMethods.IsGet(Request.Method))
            Command = Command with { Wall = View.WallWords };
    }

    public Task<IActionResult> OnPostActAsync(CancellationToken ct) =>
        Done(new ActOnIssue.Command { Number = Number, Version = Command.Version, Who = Command.Who, By = Command.By }, "Somebody acts on it now", ct);

    public Task<IActionResult> OnPostParkAsync(CancellationToken ct) =>
        Done(new ParkIssue.Command { Number = Number, Version = Command.Version, Until = Command.Until }, "Issue parked", ct);

    public Task<IActionResult> OnPostSolveAsync(CancellationToken ct) =>
        Done(new SolveIssue.Command { Number = Number, Version = Command.Version, Answer = Command.Answer }, "Answer sent. It stands first on the board", ct);

    public Task<IActionResult> OnPostWallAsync(CancellationToken ct) =>
        Done(new WriteIssueForWall.Command { Number = Number, Version = Command.Version, Wall = Command.Wall }, string.IsNullOrWhiteSpace(Command.Wall) ? "The wall names the kind of issue alone" : "The wall shows your words", ct);

    public Task<IActionResult> OnPostMoreAsync(CancellationToken ct) =>
        Done(new SayMoreOfIssue.Command { Number = Number, More = Command.More }, "Added. The first words stay as they are", ct);

    public Task<IActionResult> OnPostWorkedAsync(CancellationToken ct) =>
        Done(new ConfirmIssue.Command { Number = Number, Version = Command.Version, Worked = true }, "Thank you. The issue is closed", ct);

    public Task<IActionResult> OnPostNotSolvedAsync(CancellationToken ct) =>
        Done(new ConfirmIssue.Command { Number = Number, Version = Command.Version, StillWrong = Command.StillWrong }, "It is open again", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/issues/{Number}");
    }
}
