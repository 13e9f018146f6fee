using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Planning.Goals;

namespace QmsPortal.Modules.Planning.Needs;

/// <summary>It comes before others, and why. If a live goal answers it already, it is planned at once.</summary>
public static class PrioritiseNeed
{
    [Requires(Permission.PrioritiseNeeds)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Why { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Why).Text("Enter why it comes first", "Why", NeedStep.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var need = await db.NeedToChange(user, command.Number, command.Version, ct);
            var now = clock.GetUtcNow();
            need.Prioritise(ids.Next(), command.Why!.Trim(), new PlanAct(user.Id, now));
            if (await db.LiveGoalFor(user, need.Id, ct) is { } goal)
                need.Plan(ids.Next(), goal, now);
            return Unit.Value;
        }
    }
}
