using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>A goal is written down: what, by how much, by when. A draft may still lack its need, owner and measure.</summary>
public static class DraftGoal
{
    [Requires(Permission.SetGoals)]
    public sealed record Command : ICommand<int>
    {
        public string? Place { get; init; }
        public string? Words { get; init; }
        public decimal? Baseline { get; init; }
        public decimal? Target { get; init; }
        public string? Unit { get; init; }
        public DateInput Due { get; init; } = new();
        public string? Owner { get; init; }

        /// <summary>By its number.</summary>
        public int? Need { get; init; }

        /// <summary>The goal above that it serves, by its number.</summary>
        public int? Serves { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Place).NotEmpty().WithMessage("Choose whose goal it is");
            RuleFor(c => c.Words).Text("Enter what is to be reached", "Goal", Goal.WordsLength);
            RuleFor(c => c.Baseline).NumberIfAny();
            RuleFor(c => c.Target).Number("Enter the target");
            RuleFor(c => c.Target).InclusiveBetween(0, 100).WithMessage("Enter a target from 0 to 100, as it is a percentage").When(c => c.Unit?.Trim() == "%");
            RuleFor(c => c.Unit).Text("Enter the unit, like “%” or “falls a year”", "Unit", Goal.UnitLength);
            RuleFor(c => c.Due).Day("Enter by which day");
            RuleFor(c => c.Owner).MaximumLength(Goal.OwnerLength).WithMessage($"Owner must be {Goal.OwnerLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var (links, act) = (new GoalLinks(db, user, ids, clock), new PlanAct(user.Id, clock.GetUtcNow()));
            var place = await db.Nodes.For(user, Permission.SetGoals).Get(command.Place, ct);
            if (place.Kind is NodeKind.Comparison || !place.IsOpenOn(clock.Today()))
                throw new ValidationException([new(nameof(Command.Place), "Choose an open place of the organisation")]);
            var (need, parent) = (await links.Need(command.Need, place, ct), await links.Parent(command.Serves, place, ct));
            var goal = new Goal(ids.Next(), await db.NextNumber(Numbers.Goals, ct), place.Id, command.Words!.Trim(), command.Unit!.Trim(),
                new GoalValue(command.Target!.Value, command.Due.ToDate()!.Value), command.Baseline, command.Owner.OrNull(), ids.Next(), act);
            db.Add(goal);
            await links.Put(goal, Relation.Answers, need, ct);
            await links.Put(goal, Relation.Serves, parent, ct);
            return goal.Number;
        }
    }

    internal static string? OrNull(this string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
