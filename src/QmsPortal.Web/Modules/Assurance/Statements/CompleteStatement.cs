using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>Its author holds it to be ready for a second person: it names its gaps and rests on something.</summary>
public static class CompleteStatement
{
    [Requires(Permission.WriteStatements)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var statement = await db.StatementToChange(user, command.Number, command.Version, ct);
            statement.Complete(ids.Next(), await db.GroundsOf(user, statement, ct), new StatementAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
