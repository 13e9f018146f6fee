using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Measures;

/// <summary>The limits begin anew on the day that was offered. What boards show of the chart changes in the same save.</summary>
public static class AcceptPhase
{
    [Requires(Permission.RebaseCharts)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Phase { get; init; }
        public uint Version { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Words).MaximumLength(ChartPhase.ReasonLength).WithMessage($"Note must be {ChartPhase.ReasonLength} characters or fewer");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var phase = await db.PhaseToDecide(user, command.Phase, command.Version, ct);
            var series = await db.Series.For(user, Act.Read).WithValues().SingleAsync(s => s.Id == phase.SeriesId, ct);
            series.PutInForce(phase, ids.Next(), command.Words?.Trim() ?? "", user.PhaseAct(clock));
            return Unit.Value;
        }
    }

    internal static async Task<ChartPhase> PhaseToDecide(this QmsDb db, CurrentUser user, Guid id, uint version, CancellationToken ct)
    {
        var phase = await db.Phases.For(user, Act.Change).Include(phase => phase.Steps.OrderBy(step => step.Position)).Get(id, ct);
        db.Expect(phase, version);
        return phase;
    }
}
