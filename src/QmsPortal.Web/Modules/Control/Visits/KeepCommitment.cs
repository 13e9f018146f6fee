using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>A promise is kept, and the ward reads how.</summary>
public static class KeepCommitment
{
    [Requires(Permission.VisitWards)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public Guid Commitment { get; init; }
        public uint Version { get; init; }
        public string? How { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.How).Text("Enter what was done", "What was done", Commitment.WordsLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var visit = await db.VisitToChange(user, command.Number, ct);
            db.ExpectCommitment(visit, command.Commitment, command.Version);
            var promise = visit.Keep(command.Commitment, ids.Next(), command.How!.Trim(), new VisitAct(user.Id, clock.GetUtcNow()));
            await due.Keep(promise.Id, promise.Ahead(), ct);
            return Unit.Value;
        }
    }
}
