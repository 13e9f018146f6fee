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

namespace QmsPortal.Modules.Control.Actions;

/// <summary>When what was done has had its time to show, its owner and those who lead the place are told once that somebody else checks it.</summary>
public static class TellOfDueCheck
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Action { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => ActionItem.CheckDay;

        public ICommand<Unit> Command(Due due) => new Command { Action = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, MailQueue mail, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var action = await db.ActionDue(user, new Due(ActionItem.CheckDay, command.Action, command.DueAt), ct);
            if (action is null || !mail.IsOn)
                return Unit.Value;
            var place = await db.Nodes.For(user, Act.Read).SingleAsync(node => node.Id == action.NodeId, ct);
            var leads = db.WhoHold(Role.TeamLead, place, action.Id, clock.Today());
            var told = await db.MayBeTold(action.Id).Where(person => person.Id == action.OwnerId || leads.Any(lead => lead.Id == person.Id)).Select(person => person.Id).ToListAsync(ct);
            await mail.Add(told, new Letter($"action-check:{action.Id}", $"Action {action.Number} at {place.Name}: did it work?",
                $"""
                Action {action.Number} at {place.Name} was done, and has had its time to show. Somebody other than its owner says now whether it worked.

                {mail.LinkTo($"/actions/{action.Number}")}You get this because the action is yours or you lead a team there. The portal is not for emergencies: if a patient is in danger, telephone.

                """), ct);
            return Unit.Value;
        }
    }
}
