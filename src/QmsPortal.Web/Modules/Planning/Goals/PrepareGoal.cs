using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>What a goal rests on: its need or the goal it serves, its owner, where it stood. Value and day change by throwing alone.</summary>
public static class PrepareGoal
{
    [Requires(Permission.SetGoals)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public int? Need { get; init; }
        public int? Serves { get; init; }
        public string? Owner { get; init; }
        public decimal? Baseline { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Owner).MaximumLength(Goal.OwnerLength).WithMessage($"Owner must be {Goal.OwnerLength} characters or fewer");
            RuleFor(c => c.Baseline).NumberIfAny();
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var links = new GoalLinks(db, user, ids, clock);
            var goal = await db.GoalToChange(user, command.Number, command.Version, ct);
            var place = await db.PlaceOf(user, goal, ct);
            var (need, parent) = (await links.Need(command.Need, place, ct), await links.Parent(command.Serves, place, ct));
            goal.Prepare(ids.Next(), command.Baseline, command.Owner.OrNull(), new PlanAct(user.Id, clock.GetUtcNow()));
            await links.Put(goal, Relation.Answers, need, ct);
            await links.Put(goal, Relation.Serves, parent, ct);
            return Unit.Value;
        }
    }
}
