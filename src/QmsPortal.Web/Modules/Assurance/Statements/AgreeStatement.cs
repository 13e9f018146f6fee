using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>A third person agrees it. What it renews gives way in the same save, and a signal that is live already contradicts it at once.</summary>
public static class AgreeStatement
{
    [Requires(Permission.AgreeStatements)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Words { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Words).MaximumLength(Statement.StepLength).WithMessage($"Why must be {Statement.StepLength} characters or fewer");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, IRequestHandler<LiveConcerns.Query, IReadOnlyList<LiveConcerns.Row>> concerns) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var act = new StatementAct(user.Id, clock.GetUtcNow());
            var statement = await db.StatementToChange(user, command.Number, command.Version, ct);
            statement.Agree(ids.Next(), command.Words?.Trim() ?? "", await db.GroundsOf(user, statement, ct), act);
            foreach (var signal in await concerns.Handle(new LiveConcerns.Query(await db.ChartsUnder(user, statement.Id, ct)), ct))
                statement.Contradict(ids.Next(), ids.Next(), signal.Signal, Contradiction.InWords(signal.Number, signal.Words), signal.RaisedAt > act.At ? signal.RaisedAt : act.At);
            if (statement.RenewsId is { } old)
                (await db.Statements.For(user, Act.Change).Include(s => s.Steps.OrderBy(step => step.Position)).SingleAsync(s => s.Id == old, ct)).GiveWay(ids.Next(), statement.Number, act);
            return Unit.Value;
        }
    }
}
