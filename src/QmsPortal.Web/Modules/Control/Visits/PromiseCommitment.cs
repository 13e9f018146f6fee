using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>What a leader promises the ward, and by when.</summary>
public static class PromiseCommitment
{
    [Requires(Permission.VisitWards)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public string? What { get; init; }
        public DateInput By { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.What).Text("Enter what you promise", "The promise", Commitment.WordsLength);
            RuleFor(c => c.By).Day("Enter by when");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var visit = await db.VisitToChange(user, command.Number, ct);
            var promise = visit.Promise(ids.Next(), ids.Next(), command.What!.Trim(), command.By.ToDate()!.Value, new VisitAct(user.Id, clock.GetUtcNow()));
            db.Add(promise);
            await due.Keep(promise.Id, promise.Ahead(), ct);
            return Unit.Value;
        }
    }
}
