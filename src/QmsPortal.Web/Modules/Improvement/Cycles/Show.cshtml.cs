using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>A cycle, and the one step that waits: predict, start, write what was seen, answer a prediction, decide.</summary>
public sealed class ShowModel(IMediator mediator) : CyclePage(mediator)
{
    public static readonly IReadOnlyList<CycleState> States = Enum.GetValues<CycleState>();

    /// <summary>The fields of the small forms of this page, each of which sends the command it is for.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    /// <summary>What adoption offered, and what became of it; null where nothing was adopted.</summary>
    public OfferedByCycle.View? Offered { get; private set; }

    public string? Opened => ModelState.IsValid ? null : Request.Query["handler"].ToString();

    public sealed record Fields
    {
        public uint Version { get; init; }
        public int Position { get; init; }
        public string? Question { get; init; }
        public string? Expected { get; init; }
        public bool? AsPlanned { get; init; }
        public Verdict? Verdict { get; init; }
        public string? Seen { get; init; }
        public string? Learned { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        await base.LoadAsync(ct);
        Offered = View.End is CycleEnd.Adopt ? await Mediator.Send(new OfferedByCycle.Query(View.Id, View.Outcome, View.ChangeFrom), ct) : null;
    }

    public Task<IActionResult> OnPostPredictAsync(CancellationToken ct) =>
        Done(new Predict.Command { Project = Number, Cycle = CycleNumber, Version = Command.Version, Question = Command.Question, Expected = Command.Expected }, "Prediction written", ct);

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken ct) =>
        Done(new TakeBackPrediction.Command { Project = Number, Cycle = CycleNumber, Version = Command.Version, Position = Command.Position }, "Prediction taken back", ct);

    public Task<IActionResult> OnPostStartAsync(CancellationToken ct) =>
        Done(new StartCycle.Command { Project = Number, Cycle = CycleNumber, Version = Command.Version }, "Started. Predictions are locked", ct);

    public Task<IActionResult> OnPostFinishAsync(CancellationToken ct) =>
        Done(new FinishCycle.Command { Project = Number, Cycle = CycleNumber, Version = Command.Version, AsPlanned = Command.AsPlanned, Seen = Command.Seen }, "Written down. Now study it", ct);

    public Task<IActionResult> OnPostAnswerAsync(CancellationToken ct) => Done(new AnswerPrediction.Command
    {
        Project = Number,
        Cycle = CycleNumber,
        Version = Command.Version,
        Position = Command.Position,
        Verdict = Command.Verdict,
        Seen = Command.Seen,
        Learned = Command.Learned,
    }, "Prediction answered", ct);

    private async Task<IActionResult> Done(IRequest<Unit> command, string banner, CancellationToken ct)
    {
        await Mediator.Send(command, ct);
        return Saved(banner, Address);
    }
}
