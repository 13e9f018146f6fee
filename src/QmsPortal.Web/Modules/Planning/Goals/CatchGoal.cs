using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>Agreed, by whoever leads the place it is for.</summary>
public static class CatchGoal
{
    [Requires(Permission.CatchGoals)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }

        /// <summary>What those who will work towards it say to it.</summary>
        public string? Said { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Said).MaximumLength(GoalStep.WordsLength).WithMessage($"What you say to it must be {GoalStep.WordsLength} characters or fewer");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (goal, catcher) = await db.GoalToAnswer(user, command.Number, command.Version, ct);
            goal.Catch(ids.Next(), command.Said?.Trim() ?? "", catcher, new PlanAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
