using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>No longer to be worked by, or no longer to be written, with a reason.</summary>
public static class WithdrawVersion
{
    [Requires(Permission.PublishStandards)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public int Number { get; init; }
        public int Of { get; init; }
        public uint Version { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why it is withdrawn", "Why", StandardVersion.ReasonLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var standard = await db.StandardToChange(user, command.Number, command.Of, command.Version, ct);
            standard.Withdraw(command.Of, ids.Next(), command.Reason!.Trim(), user.ActNow(clock));
            await due.Keep(standard.Id, standard.Ahead(), ct);
            return Unit.Value;
        }
    }
}
