using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>Achieved, missed or stopped, and why. A closed goal stays where it can be read.</summary>
public static class CloseGoal
{
    [Requires(Permission.SetGoals)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public GoalOutcome? Outcome { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Outcome).NotNull().WithMessage("Choose how it ends").IsInEnum().WithMessage("Choose how it ends");
            RuleFor(c => c.Reason).Text("Enter how you know, or why", "Reason", GoalStep.WordsLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var goal = await db.GoalToChange(user, command.Number, command.Version, ct);
            goal.Close(ids.Next(), command.Outcome!.Value, command.Reason!.Trim(), new PlanAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
