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

namespace QmsPortal.Modules.Control.Standards;

/// <summary>On the morning after its review day a standard in force is marked, and those who lead where it holds are told, once.</summary>
public static class TellOfOverdueReview
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Standard { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => Standard.ReviewDue;

        public ICommand<Unit> Command(Due due) => new Command { Standard = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, MailQueue mail, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var standard = await db.Standards.For(user, Act.Change).WithVersions().SingleOrDefaultAsync(standard => standard.Id == command.Standard, ct);
            if (standard?.Ahead().Contains(new Due(Standard.ReviewDue, command.Standard, command.DueAt)) is not true)
                return Unit.Value;
            standard.PassReview(command.DueAt);
            if (mail.IsOn)
                await Tell(standard, ct);
            return Unit.Value;
        }

        /// <summary>The owner is a role in words; whoever leads the place knows whom they mean.</summary>
        private async Task Tell(Standard standard, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Read).SingleAsync(node => node.Id == standard.NodeId, ct);
            var leads = await db.WhoHold(Role.TeamLead, place, standard.Id, clock.Today()).Select(person => person.Id).ToListAsync(ct);
            if (leads.Count == 0)
                leads = await db.WhoHold(Role.ServiceLead, place, standard.Id, clock.Today()).Select(person => person.Id).ToListAsync(ct);
            await mail.Add(leads, new Letter($"standard-review:{standard.Id}:{standard.ReviewBy:yyyy-MM-dd}", $"Standard {standard.Number} at {place.Name} has to be reviewed",
                $"""
                Standard {standard.Number} at {place.Name} was to be looked at again by {standard.ReviewBy?.LongWords()}. Nobody has said yet that it is still right.

                {mail.LinkTo($"/standards/{standard.Number}")}You get this because you lead where it holds. The portal is not for emergencies: if a patient is in danger, telephone.

                """), ct);
        }
    }
}
