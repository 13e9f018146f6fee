using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>A second person looks hard at it, and may propose another rating.</summary>
public static class ChallengeStatement
{
    [Requires(Permission.ChallengeStatements)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }

        /// <summary>None: the rating of the author stands.</summary>
        public StatementRating? Proposed { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Proposed).IsInEnum().WithMessage("Choose a rating");
            RuleFor(c => c.Words).Text("Enter what you looked at, and why", "What you looked at", Statement.StepLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var statement = await db.StatementToChange(user, command.Number, command.Version, ct);
            statement.Challenge(ids.Next(), command.Proposed, command.Words!.Trim(), new StatementAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
