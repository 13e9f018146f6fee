using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>A goal ends: what that means, before it is done.</summary>
public sealed class CloseModel(IMediator mediator, CurrentUser user) : GoalFormPage(mediator, user, Permission.SetGoals)
{
    private static readonly Choice[] Ways =
    [
        new(nameof(GoalOutcome.Achieved), "Achieved", "Its measure says so"),
        new(nameof(GoalOutcome.Missed), "Missed", "Its day has come, and it is not reached"),
        new(nameof(GoalOutcome.Stopped), "Stopped", "It is not worth going on"),
    ];

    [BindProperty]
    public CloseGoal.Command Command { get; set; } = new();

    /// <summary>What never went live can only be stopped.</summary>
    public IReadOnlyList<Choice> Outcomes => Goal.State is GoalState.Live ? Ways : Ways[2..];

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Done(Command with { Number = Number }, "The goal is closed", ct);
}
