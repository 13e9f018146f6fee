using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>One requirement at one place, and the one step that waits for this person.</summary>
public sealed class RequirementModel(IMediator mediator, CurrentUser user) : FrameworkPage(mediator, user)
{
    public static readonly IReadOnlyList<Choice> Answers = [.. Enum.GetValues<ResultAnswer>().Select(answer => new Choice(answer.ToString(), ResultWords.Of(answer)))];

    [FromRoute(Name = "requirement")]
    public string Code { get; set; } = "";

    /// <summary>The fields of the small forms of this page, each of which sends the command it is for.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    public ShowRequirement.View View { get; private set; } = default!;
    public string Address => RequirementResult.AddressOf(Framework, Code, Here);
    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();
    public IReadOnlyList<Choice> CouldUse => [.. View.CouldUse.Select(item => new Choice($"{item.Number}", $"{item.Title}, {EvidenceWords.Of(item.State).ToLowerInvariant()}"))];

    /// <summary>Another answer than that of the place.</summary>
    public IReadOnlyList<Choice> Others => [.. Answers.Where(answer => answer.Value != View.Result?.Answer.ToString())];

    public sealed record Fields
    {
        public uint Version { get; init; }
        public ResultAnswer? Answer { get; init; }
        public string? Words { get; init; }
        public ResultAnswer? Proposed { get; init; }
        public int? Number { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        View = await Mediator.Send(new ShowRequirement.Query(Framework, Code, Here), ct);
    }

    public Task<IActionResult> OnPostAssessAsync(CancellationToken ct) => Done(
        new SelfAssess.Command { Framework = Framework, Requirement = Code, Place = Here, Version = Command.Version, Answer = Command.Answer, Words = Command.Words }, "Assessed. A second person challenges it now", ct);

    public Task<IActionResult> OnPostChallengeAsync(CancellationToken ct) => Done(
        new ChallengeResult.Command { Framework = Framework, Requirement = Code, Place = Here, Version = Command.Version, Proposed = Command.Proposed, Words = Command.Words }, Command.Proposed is null ? "Looked at: it stands. A third person agrees it now" : "Challenged. A third person agrees it now", ct);

    public Task<IActionResult> OnPostUseAsync(CancellationToken ct) => Done(
        new UseEvidence.Command { Framework = Framework, Requirement = Code, Place = Here, Version = Command.Version, Number = Command.Number }, "It shows this requirement too", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, Address);
    }
}
