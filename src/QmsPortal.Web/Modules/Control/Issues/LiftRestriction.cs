using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>Everybody sees the issue again, from now on.</summary>
public static class LiftRestriction
{
    [Requires(Permission.RestrictIssues)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public int Number { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why everybody may see it again", "Reason", Restriction.ReasonLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (_, restrictions) = await db.RestrictionsToChange(user, command.Number, ct);
            foreach (var restriction in restrictions)
                restriction.Lift(command.Reason!.Trim(), user.Id, clock.GetUtcNow());
            return Unit.Value;
        }
    }
}
