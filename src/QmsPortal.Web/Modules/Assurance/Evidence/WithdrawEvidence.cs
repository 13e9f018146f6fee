using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>It is not relied on any more, and why. It stays where it is; what rests on it loses its ground at once.</summary>
public static class WithdrawEvidence
{
    [Requires(Permission.SubmitEvidence)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why it is withdrawn", "Reason", EvidenceItem.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var item = await db.EvidenceToChange(user, command.Number, command.Version, ct);
            item.Withdraw(ids.Next(), command.Reason!.Trim(), new EvidenceAct(user.Id, clock.GetUtcNow()));
            await due.Keep(item.Id, item.Ahead(), ct);
            return Unit.Value;
        }
    }
}
