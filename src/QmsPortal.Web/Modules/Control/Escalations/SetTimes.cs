using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>A tier says how long it has from now on. What is escalated already keeps its times.</summary>
public static class SetTimes
{
    [Requires(Permission.ReceiveEscalations)]
    public sealed record Command : ICommand<Guid>, IGiveReason
    {
        public string? Place { get; init; }

        /// <summary>Minutes.</summary>
        public int? P1ReadBack { get; init; }
        public int? P1Answer { get; init; }
        public int? P2ReadBack { get; init; }
        public int? P2Answer { get; init; }

        /// <summary>Working days.</summary>
        public int? P3ReadBack { get; init; }
        public int? P3Answer { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.P1ReadBack).Within(EscalationTimes.P1ReadBackMost, "minutes").NotAbove(c => c.P2ReadBack, "What is harmful now is read back no later than what is a risk today");
            RuleFor(c => c.P1Answer).Within(EscalationTimes.P1AnswerMost, "minutes").NotBelow(c => c.P1ReadBack).NotAbove(c => c.P2Answer, "What is harmful now is answered no later than what is a risk today");
            RuleFor(c => c.P2ReadBack).Within(EscalationTimes.P2ReadBackMost, "minutes");
            RuleFor(c => c.P2Answer).Within(EscalationTimes.P2AnswerMost, "minutes").NotBelow(c => c.P2ReadBack);
            RuleFor(c => c.P3ReadBack).Within(EscalationTimes.P3ReadBackMost, "working days");
            RuleFor(c => c.P3Answer).Within(EscalationTimes.P3AnswerMost, "working days").NotBelow(c => c.P3ReadBack);
            RuleFor(c => c.Reason).Text("Enter why the times change", "Reason", TierTimes.ReasonLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Guid>
    {
        public async Task<Guid> Handle(Command command, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Permission.ReceiveEscalations).Get(command.Place, ct);
            if (place.Kind is NodeKind.Ward or NodeKind.Comparison || !place.IsOpenOn(clock.Today()))
                throw new NotFoundException();
            var dated = await db.TimesOf(user, place.Id).ToListAsync(ct);
            var times = new EscalationTimes(command.P1ReadBack!.Value, command.P1Answer!.Value, command.P2ReadBack!.Value, command.P2Answer!.Value, command.P3ReadBack!.Value, command.P3Answer!.Value);
            var set = new TierTimes(ids.Next(), place.Id, times, dated.At(clock.GetUtcNow()), command.Reason!.Trim(), user.Id, clock.GetUtcNow());
            db.Add(set);
            return set.Id;
        }
    }

    private static IRuleBuilderOptions<Command, int?> Within(this IRuleBuilder<Command, int?> rule, int most, string unit) => rule
        .NotNull().WithMessage($"Enter how many {unit}")
        .InclusiveBetween(1, most).WithMessage($"Enter 1 to {most} {unit}");

    private static IRuleBuilderOptions<Command, int?> NotBelow(this IRuleBuilder<Command, int?> rule, Func<Command, int?> other) => rule
        .Must((command, length) => !(length < other(command))).WithMessage("The answer cannot be due before the read-back");

    private static IRuleBuilderOptions<Command, int?> NotAbove(this IRuleBuilder<Command, int?> rule, Func<Command, int?> other, string message) => rule
        .Must((command, length) => !(length > other(command))).WithMessage(message);
}
