using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>On the day of a promise whoever made it is reminded, once.</summary>
public static class TellOfDueCommitment
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Commitment { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => Commitment.ItsDay;

        public ICommand<Unit> Command(Due due) => new Command { Commitment = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var visit = await db.Visits.For(user, Act.Change).Include(visit => visit.Commitments).SingleOrDefaultAsync(visit => visit.Commitments.Any(one => one.Id == command.Commitment), ct);
            var promise = visit?.Commitments.Single(one => one.Id == command.Commitment);
            if (visit is null || promise is null || !mail.IsOn || !promise.Ahead().Contains(new Due(Commitment.ItsDay, command.Commitment, command.DueAt)))
                return Unit.Value;
            var place = await db.Nodes.For(user, Act.Read).Where(node => node.Id == visit.NodeId).Select(node => node.Name).SingleAsync(ct);
            var maker = await db.MayBeTold(visit.Id).Where(person => person.Id == visit.ById).Select(person => person.Id).ToListAsync(ct);
            await mail.Add(maker, new Letter($"promise-due:{promise.Id}:{promise.By:yyyy-MM-dd}", $"Visit {visit.Number} to {place}: a promise is due today",
                $"""
                What you promised {place} on visit {visit.Number} is due on {promise.By.LongWords()}. When it is kept, say how: the ward reads it. If it needs longer, say why and choose another day.

                {mail.LinkTo($"/visits/{visit.Number}")}You get this because you made the promise. The portal is not for emergencies: if a patient is in danger, telephone.

                """), ct);
            return Unit.Value;
        }
    }
}
