using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>Which measure will tell whether the goal is reached, and whether it is too new for a baseline.</summary>
public static class ChooseMeasure
{
    [Requires(Permission.SetGoals)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }

        /// <summary>By its id on the thread.</summary>
        public Guid? Series { get; init; }
        public bool IsNew { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Series).NotEmpty().WithMessage("Choose a measure");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var links = new GoalLinks(db, user, ids, clock);
            var goal = await db.GoalToChange(user, command.Number, command.Version, ct);
            var (measure, name) = await links.Measure(command.Series, await db.PlaceOf(user, goal, ct), ct);
            goal.MeasureBy(ids.Next(), name, command.IsNew, new PlanAct(user.Id, clock.GetUtcNow()));
            await links.Put(goal, Relation.MeasuredBy, measure, ct);
            return Unit.Value;
        }
    }
}
