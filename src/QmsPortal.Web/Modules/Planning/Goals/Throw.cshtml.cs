using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>Says to whom it goes and what they may do with it, before it goes.</summary>
public sealed class ThrowModel(IMediator mediator, CurrentUser user) : GoalFormPage(mediator, user, Permission.SetGoals)
{
    [BindProperty]
    public ThrowGoal.Command Command { get; set; } = new();

    public void OnGet() => Command = new ThrowGoal.Command { Target = Goal.Proposed.Target?.Plain(), Due = DateInput.From(Goal.Proposed.Due!.Value) };

    public Task<IActionResult> OnPostAsync(CancellationToken ct) => Done(Command with { Number = Number }, "Thrown. It is caught or returned next", ct);
}
