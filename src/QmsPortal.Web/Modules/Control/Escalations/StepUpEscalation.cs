using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>A time has passed and nobody has read it back, or answered: one tier up, by itself and once.</summary>
public static class StepUpEscalation
{
    public enum Passed
    {
        ReadBack,
        Answer,
    }

    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Escalation { get; init; }
        public Passed Passed { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenReadBackIsDue : IDueThing
    {
        public string Kind => Escalations.Escalation.ReadBackDue;

        public ICommand<Unit> Command(Due due) => new Command { Escalation = due.Record, Passed = Passed.ReadBack, DueAt = due.At };
    }

    internal sealed class WhenAnswerIsDue : IDueThing
    {
        public string Kind => Escalations.Escalation.AnswerDue;

        public ICommand<Unit> Command(Due due) => new Command { Escalation = due.Record, Passed = Passed.Answer, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, DueTimes due, MailQueue mail, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var passed = new Due(command.Passed is Passed.ReadBack ? Escalations.Escalation.ReadBackDue : Escalations.Escalation.AnswerDue, command.Escalation, command.DueAt);
            if (command.DueAt > clock.GetUtcNow() || await db.EscalationDue(user, passed, ct) is not { } found)
                return Unit.Value;
            found.Escalation.PassItsTime(ids.Next(), passed, found.Tiers.NextAbove(found.Escalation.TierId));
            await found.Settle(ids, due, ct);
            await mail.TellReceivers(db, found.Escalation, clock.GetUtcNow(), ct);
            return Unit.Value;
        }
    }
}
