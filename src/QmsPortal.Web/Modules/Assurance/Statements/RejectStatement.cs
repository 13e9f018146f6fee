using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>It is not agreed, and why.</summary>
public static class RejectStatement
{
    [Requires(Permission.AgreeStatements)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why it is not agreed", "Reason", Statement.StepLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var statement = await db.StatementToChange(user, command.Number, command.Version, ct);
            statement.Reject(ids.Next(), command.Reason!.Trim(), new StatementAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
