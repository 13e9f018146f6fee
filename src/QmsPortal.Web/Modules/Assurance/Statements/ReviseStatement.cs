using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>A draft is worded anew by its author.</summary>
public static class ReviseStatement
{
    [Requires(Permission.WriteStatements)]
    public sealed record Command : ICommand<Unit>, IWording
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Claim { get; init; }
        public StatementRating? Rating { get; init; }
        public string? Why { get; init; }
        public string? Gaps { get; init; }
        public string? Limits { get; init; }
        public DateInput From { get; init; } = new();
        public DateInput To { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules(TimeProvider clock) => this.Wording(clock);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var statement = await db.StatementToChange(user, command.Number, command.Version, ct);
            statement.Revise(command.ToWording(), new StatementAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
