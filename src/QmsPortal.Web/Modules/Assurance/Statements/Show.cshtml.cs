using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>What is said, how sure, on what it rests, and the one step that waits for this person.</summary>
public sealed class ShowModel(IMediator mediator) : FormPage(mediator)
{
    [FromRoute(Name = "number")]
    public int Number { get; set; }

    /// <summary>The fields of the small forms of this page, each of which sends the command it is for.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    public override string? HeaderPlace => View.PlaceCode;
    public ShowStatement.View View { get; private set; } = default!;
    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();
    public IReadOnlyList<Choice> CouldUse => [.. View.CouldUse.Select(item => new Choice($"{item.Number}", $"{item.Title}, {item.PlaceName}, {EvidenceWords.Of(item.State).ToLowerInvariant()}"))];
    public IReadOnlyList<Choice> Others => [.. StatementForm.Ratings.Where(rating => rating.Value != View.Words.Rating.ToString())];
    public IReadOnlyList<Choice> Answers => View.Proposed is not { } other ? [] :
        [new("true", $"Take it: {StatementWords.InWords(other)}"), new("false", $"Stand by mine: {StatementWords.InWords(View.Words.Rating)}")];

    public sealed record Fields
    {
        public uint Version { get; init; }
        public int? Evidence { get; init; }
        public bool? Accepts { get; init; }
        public string? Words { get; init; }
        public StatementRating? Proposed { get; init; }
        public string? Committee { get; init; }
        public DateInput On { get; init; } = new();
    }

    public override async Task LoadAsync(CancellationToken ct) => View = await Mediator.Send(new ShowStatement.Query(Number), ct);

    public Task<IActionResult> OnPostRestAsync(CancellationToken ct) =>
        Done(new RestStatement.Command { Number = Number, Version = Command.Version, Evidence = Command.Evidence }, "It rests on this evidence too", ct);

    public Task<IActionResult> OnPostCompleteAsync(CancellationToken ct) => Done(new CompleteStatement.Command { Number = Number, Version = Command.Version }, "Complete. A second person challenges it now", ct);

    public Task<IActionResult> OnPostChallengeAsync(CancellationToken ct) =>
        Done(new ChallengeStatement.Command { Number = Number, Version = Command.Version, Proposed = Command.Proposed, Words = Command.Words }, Command.Proposed is null ? "Looked at: it stands" : "Challenged", ct);

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken ct) =>
        Done(new AnswerChallenge.Command { Number = Number, Version = Command.Version, Accepts = Command.Accepts, Words = Command.Words }, "Answered. A committee has it next", ct);

    public Task<IActionResult> OnPostCommitteeAsync(CancellationToken ct) =>
        Done(new RecordCommittee.Command { Number = Number, Version = Command.Version, Committee = Command.Committee, On = Command.On }, "Recorded. The board decides now", ct);

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken ct)
    {
        var number = await Mediator.Send(new RenewStatement.Command { Number = Number, Version = Command.Version }, ct);
        return Saved("A new draft with the same words. It takes the old one’s place once it is agreed", $"/statements/{number}");
    }

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, $"/statements/{Number}");
    }
}
