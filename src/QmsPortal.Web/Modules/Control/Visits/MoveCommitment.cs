using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>A promise gets another day, with the reason. The first day stays, and so does the count.</summary>
public static class MoveCommitment
{
    [Requires(Permission.VisitWards)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public Guid Commitment { get; init; }
        public uint Version { get; init; }
        public DateInput By { get; init; } = new();
        public string? Why { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.By).Day("Enter the new day");
            RuleFor(c => c.Why).Text("Enter why it needs longer", "Why", Commitment.WordsLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var visit = await db.VisitToChange(user, command.Number, ct);
            db.ExpectCommitment(visit, command.Commitment, command.Version);
            var promise = visit.Move(command.Commitment, ids.Next(), command.By.ToDate()!.Value, command.Why!.Trim(), new VisitAct(user.Id, clock.GetUtcNow()));
            await due.Keep(promise.Id, promise.Ahead(), ct);
            return Unit.Value;
        }
    }
}
