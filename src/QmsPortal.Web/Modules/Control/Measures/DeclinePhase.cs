using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The limits stay as they are, and the reason stands under the chart.</summary>
public static class DeclinePhase
{
    [Requires(Permission.RebaseCharts)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public Guid Phase { get; init; }
        public uint Version { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why the limits stay as they are", "Why", ChartPhase.ReasonLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var phase = await db.PhaseToDecide(user, command.Phase, command.Version, ct);
            phase.Decline(ids.Next(), command.Reason!.Trim(), user.PhaseAct(clock));
            return Unit.Value;
        }
    }
}
