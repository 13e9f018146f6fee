using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>Not this, but that: another value or another day, and why.</summary>
public static class ReturnGoal
{
    [Requires(Permission.CatchGoals)]
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
        public Rules() => this.ProposeValue("Enter why it is returned");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (goal, catcher) = await db.GoalToAnswer(user, command.Number, command.Version, ct);
            goal.Return(ids.Next(), command.Value(), command.Words!.Trim(), catcher, new PlanAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
