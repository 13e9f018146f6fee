using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>The author takes the rating that was proposed, or stands by their own.</summary>
public static class AnswerChallenge
{
    [Requires(Permission.WriteStatements)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public bool? Accepts { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Accepts).NotNull().WithMessage("Choose which rating it is to be");
            RuleFor(c => c.Words).Text("Enter why", "Why", Statement.StepLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var statement = await db.StatementToChange(user, command.Number, command.Version, ct);
            statement.Answer(ids.Next(), command.Accepts!.Value, command.Words!.Trim(), new StatementAct(user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
