using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>Who has this, and by when do we hear? The receiver has one step at a time: read back, decide, answer.</summary>
public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>The fields of the small forms of this page, each of which sends the command it is for.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    public override string? HeaderPlace => View.Turn is ShowEscalation.Turn.Receivers ? View.Tier.Code : View.PlaceCode;
    public ShowEscalation.View View { get; private set; } = default!;
    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Understood { get; init; }
        public DecideEscalation.Decision? Decision { get; init; }
        public string? Acceptable { get; init; }
        public string? Why { get; init; }
        public string? Tier { get; init; }
        public int? Other { get; init; }
        public string? Answer { get; init; }
        public EscalationPriority? Priority { get; init; }
        public string? Reason { get; init; }
        public string? StillWrong { get; init; }
    }

    public IReadOnlyList<Choice> Decisions
    {
        get
        {
            List<Choice> choices = [new("Accept", "Accept", "It is mine, and I will answer"), new("Return", "Return with a reason", "Say what would make it acceptable")];
            if (View.Higher is [var next, ..])
                choices.Add(new("PassUp", $"Pass up to Tier {next.Number}", $"{next.Name}: {Receivers(next)}"));
            if (View.Others.Count > 0)
                choices.Add(new("Join", "Join to another", View.Others.Count == 1 ? "1 that is due no later" : $"{View.Others.Count} that are due no later"));
            return choices;
        }
    }

    public IReadOnlyList<Choice> Higher => [.. View.Higher.Select(tier => new Choice(tier.Code, $"{tier.Words}: {Receivers(tier)}"))];
    public IReadOnlyList<Choice> Others => [.. View.Others.Select(other => new Choice($"{other.Number}", $"{other.PlaceName}: {other.Words}"))];
    public IReadOnlyList<Choice> Priorities => [.. Enum.GetValues<EscalationPriority>().Where(priority => priority != View.Priority).Select(priority => new Choice(priority.ToString(), EscalationWords.Of(priority)))];

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowEscalation.Query(Number), ct);

    public Task<IActionResult> OnPostReadBackAsync(CancellationToken ct) =>
        Done(new ReadBackEscalation.Command { Number = Number, Version = Command.Version, Understood = Command.Understood }, "Read back. The ward sees it", ct);

    public Task<IActionResult> OnPostDecideAsync(CancellationToken ct) =>
        Done(new DecideEscalation.Command { Number = Number, Version = Command.Version, Decision = Command.Decision, Acceptable = Command.Acceptable, Why = Command.Why, Tier = Command.Tier, Other = Command.Other }, "Decision saved. The ward sees it", ct);

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken ct) =>
        Done(new AnswerEscalation.Command { Number = Number, Version = Command.Version, Answer = Command.Answer }, "Answer sent. It stands first on the ward’s board", ct);

    public Task<IActionResult> OnPostPriorityAsync(CancellationToken ct) =>
        Done(new ChangePriority.Command { Number = Number, Version = Command.Version, Priority = Command.Priority, Reason = Command.Reason }, "Priority changed. The ward sees why", ct);

    /// <summary>Who has it if it is passed up there: perhaps the very person who passes it.</summary>
    private string Receivers(Tier tier) => View.IsMine(tier) ? $"{tier.PostsInWords}. Your own tier: you would have it still" : tier.PostsInWords;

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/escalations/{Number}");
    }
}
