using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>To those who will work towards it: a value, a day and the reason. After a return, again.</summary>
public static class ThrowGoal
{
    [Requires(Permission.SetGoals)]
    public sealed record Command : ICommand<Unit>, IProposeValue
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public decimal? Target { get; init; }
        public DateInput Due { get; init; } = new();
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => this.ProposeValue("Enter why this value, and why by then");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var goal = await db.GoalToChange(user, command.Number, command.Version, ct);
            goal.Throw(ids.Next(), command.Value(), command.Words!.Trim(), new PlanAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
