using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.HandOvers;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.GoldenThread;

/// <summary>Declines what was offered, with a reason that goes back to whoever offered it.</summary>
public static class DeclineHandOver
{
    [Requires(Permission.TakeHandOvers)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public Guid HandOver { get; init; }
        public uint Version { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why it is declined", "Reason", HandOver.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var handOver = await db.HandOverToDecide(user, command.HandOver, command.Version, ct);
            handOver.Decline(ids.Next(), command.Reason!.Trim(), user.Act(clock));
            return Unit.Value;
        }
    }
}
