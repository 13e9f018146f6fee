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

namespace QmsPortal.Modules.Improvement.Ideas;

/// <summary>On the eighth day without an answer whoever had the idea and those who lead the place's lead are told, once: the nearest of them, and not also theirs.</summary>
public static class TellOfUnansweredIdea
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Idea { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => Idea.Unanswered;

        public ICommand<Unit> Command(Due due) => new Command { Idea = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, MailQueue mail, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var idea = await db.Ideas.For(user, Act.Change).SingleOrDefaultAsync(idea => idea.Id == command.Idea, ct);
            if (idea?.Ahead().Contains(new Due(Idea.Unanswered, command.Idea, command.DueAt)) is not true)
                return Unit.Value;
            idea.Pass(command.DueAt);
            if (mail.IsOn)
                await Tell(idea, ct);
            return Unit.Value;
        }

        private async Task Tell(Idea idea, CancellationToken ct)
        {
            var place = await db.Nodes.For(user, Act.Read).SingleAsync(node => node.Id == idea.NodeId, ct);
            var leads = await db.WhoHoldNearest(Role.ServiceLead, place, idea.Id, clock.Today(), ct);
            await mail.Add([.. leads.Append(idea.RaisedBy).Distinct()], new Letter($"idea-unanswered:{idea.Id}", $"Idea {idea.Number} at {place.Name} has no answer yet",
                $"""
                Idea {idea.Number} at {place.Name} was to have an answer by {idea.AnswerBy.LongWords()}. It has none yet.

                {mail.LinkTo($"/ideas/{idea.Number}")}You get this because you had the idea or lead the service. The portal is not for emergencies: if a patient is in danger, telephone.

                """), ct);
        }
    }
}
