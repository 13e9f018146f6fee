using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>Sent to be accepted by somebody else.</summary>
public static class SubmitEvidence
{
    [Requires(Permission.SubmitEvidence)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var item = await db.EvidenceToChange(user, command.Number, command.Version, ct);
            item.Submit(ids.Next(), new EvidenceAct(user.Id, clock.GetUtcNow()));
            await due.Keep(item.Id, item.Ahead(), ct);
            return Unit.Value;
        }
    }
}
