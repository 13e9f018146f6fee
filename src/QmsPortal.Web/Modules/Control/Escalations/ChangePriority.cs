using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>A receiver sees it as more or less pressing than the ward did, and says why. Both priorities stay, and the raiser sees them.</summary>
public static class ChangePriority
{
    [Requires(Permission.ReceiveEscalations)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public EscalationPriority? Priority { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Priority).NotNull().WithMessage("Choose how soon it has to be answered").IsInEnum().WithMessage("Choose how soon it has to be answered");
            RuleFor(c => c.Reason).Text("Enter why, for whoever raised it", "Reason", Escalation.ShortLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var found = await db.EscalationToReceive(user, command.Number, command.Version, clock.GetUtcNow(), ct);
            found.Escalation.ChangePriority(ids.Next(), command.Priority!.Value, command.Reason!.Trim(), found.Tiers, EscalationAct.Of(user, clock.GetUtcNow()));
            await found.Settle(ids, due, ct);
            await mail.TellRaiser(db, found.Escalation, "has another priority", "has another priority now. The reason stands there.", ct);
            return Unit.Value;
        }
    }
}
