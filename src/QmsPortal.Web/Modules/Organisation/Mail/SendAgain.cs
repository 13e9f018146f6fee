using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Organisation.Mail;

/// <summary>A mail that was refused, or of which nobody knows, goes out once more because somebody wants it: it may arrive twice.</summary>
public static class SendAgain
{
    [Requires(Permission.ManagePeople)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Message { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var message = await db.Outbox.For(user, Act.Change).SingleOrDefaultAsync(known => known.Id == command.Message && known.Channel == OutboxChannel.Mail, ct) ?? throw new NotFoundException();
            if (await db.People.For(user, Act.Read).AnyAsync(person => person.Id == message.PersonId && person.LeftAt != null, ct))
                throw new DomainException("The account of this person is closed, so no mail goes to them.");
            message.SendAgain(clock.GetUtcNow());
            db.Add(new Resending(ids.Next(), message.Id, user.Id, clock.GetUtcNow()));
            return Unit.Value;
        }
    }
}
