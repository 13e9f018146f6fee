using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>The day after its last: whatever rests on it alone loses its ground in the same save.</summary>
public static class ExpireEvidence
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Item { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => EvidenceItem.Expires;

        public ICommand<Unit> Command(Due due) => new Command { Item = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var item = await db.EvidenceDue(user, new Due(EvidenceItem.Expires, command.Item, command.DueAt), ct);
            if (item is null)
                return Unit.Value;
            item.Expire(ids.Next(), command.DueAt);
            await due.Keep(item.Id, item.Ahead(), ct);
            return Unit.Value;
        }
    }
}
