using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Organisation;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>When somebody leaves, those who lead the places of their open actions are told, once for each, so that another takes it on. Where the leaver was the only lead, those who lead the service.</summary>
public static class TellOfLeaversActions
{
    /// <summary>The name under which it is stored among the due times, under the leaver's id.</summary>
    public const string Left = "leavers-actions";

    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Person { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => Left;

        public ICommand<Unit> Command(Due due) => new Command { Person = due.Record, DueAt = due.At };
    }

    /// <summary>Whoever closes an account need not see the actions, so the site tells of them by itself.</summary>
    internal sealed class Hearing(DueTimes due) : IHear<PersonLeft>
    {
        public Task Hear(PersonLeft what, CancellationToken ct) => due.Keep(what.Person, [new Due(Left, what.Person, what.At)], ct);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, MailQueue mail, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            if (!mail.IsOn)
                return Unit.Value;
            var left = db.People.For(user, Act.Read).Where(person => person.LeftAt != null);
            var theirs = await db.Actions.For(user, Act.Change)
                .Where(action => action.OwnerId == command.Person && (action.State == ActionState.Open || action.State == ActionState.Doing) && left.Any(person => person.Id == command.Person))
                .Join(db.Nodes.For(user, Act.Read), action => action.NodeId, node => node.Id, (action, node) => new { action, node }).OrderBy(row => row.action.Number).ToListAsync(ct);
            foreach (var row in theirs)
            {
                IReadOnlyList<Guid> leads = await db.WhoHold(Role.TeamLead, row.node, row.action.Id, clock.Today()).Select(person => person.Id).ToListAsync(ct);
                if (leads.Count == 0)
                    leads = await db.WhoHoldNearest(Role.ServiceLead, row.node, row.action.Id, clock.Today(), ct);
                await mail.Add(leads, new Letter($"action-left:{row.action.Id}:{command.Person}", $"Action {row.action.Number} at {row.node.Name}: its owner has left",
                    $"""
                    Whoever was to do action {row.action.Number} at {row.node.Name} by {row.action.By.LongWords()} has left. Give it to somebody else, or cancel it and say why.

                    {mail.LinkTo($"/actions/{row.action.Number}")}You get this because you lead the team there, or the service while the team has no lead. The portal is not for emergencies: if a patient is in danger, telephone.

                    """), ct);
            }
            return Unit.Value;
        }
    }
}
