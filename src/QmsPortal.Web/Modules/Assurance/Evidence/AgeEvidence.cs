using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>Its last month begins: its owner is told, once, while there is time for a newer copy.</summary>
public static class AgeEvidence
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
        public string Kind => EvidenceItem.Ages;

        public ICommand<Unit> Command(Due due) => new Command { Item = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, DueTimes due, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var item = await db.EvidenceDue(user, new Due(EvidenceItem.Ages, command.Item, command.DueAt), ct);
            if (item is null)
                return Unit.Value;
            item.Age(ids.Next(), command.DueAt);
            await due.Keep(item.Id, item.Ahead(), ct);
            await mail.TellOwnerOfAge(db, item, ct);
            return Unit.Value;
        }
    }
}
