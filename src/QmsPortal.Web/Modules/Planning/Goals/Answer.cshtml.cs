using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>Catch or return: says what either means, before it is done.</summary>
public sealed class AnswerModel(IMediator mediator, CurrentUser user) : GoalFormPage(mediator, user, Permission.CatchGoals)
{
    /// <summary>Of both forms: what is said to a catch, and what is proposed instead.</summary>
    [BindProperty]
    public Fields Command { get; set; } = new();

    /// <summary>Whoever leads a place above it, or threw it, reads whom to ask.</summary>
    public bool IsTheirs => LeadsThePlace && !Goal.WasThrownByMe;
    public bool Returns => Request.Query["handler"] == "Return";

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Said { get; init; }
        public decimal? Target { get; init; }
        public DateInput Due { get; init; } = new();
        public string? Words { get; init; }
    }

    public void OnGet() => Command = new Fields { Target = Goal.Target.Plain(), Due = DateInput.From(Goal.Due) };

    public Task<IActionResult> OnPostCatchAsync(CancellationToken ct) =>
        Done(new CatchGoal.Command { Number = Number, Version = Command.Version, Said = Command.Said }, "Caught", ct);

    public Task<IActionResult> OnPostReturnAsync(CancellationToken ct) =>
        Done(new ReturnGoal.Command { Number = Number, Version = Command.Version, Target = Command.Target, Due = Command.Due, Words = Command.Words }, "Returned. Whoever threw it answers next", ct);
}
