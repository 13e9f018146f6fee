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

/// <summary>On the morning of its day the owner of an action is told, once for each day it was moved to.</summary>
public static class TellOfDueAction
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
        public string Kind => ActionItem.ItsDay;

        public ICommand<Unit> Command(Due due) => new Command { Action = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var action = await db.ActionDue(user, new Due(ActionItem.ItsDay, command.Action, command.DueAt), ct);
            if (action is null || !mail.IsOn)
                return Unit.Value;
            var place = await db.Nodes.For(user, Act.Read).Where(node => node.Id == action.NodeId).Select(node => node.Name).SingleAsync(ct);
            var owner = await db.MayBeTold(action.Id).Where(person => person.Id == action.OwnerId).Select(person => person.Id).ToListAsync(ct);
            await mail.Add(owner, new Letter($"action-due:{action.Id}:{action.By:yyyy-MM-dd}", $"Action {action.Number} at {place} is due today",
                $"""
                Action {action.Number} at {place}, which is yours, is due on {action.By.LongWords()}. When it is done, say so and what was done. If it needs longer, say why and choose another day.

                {mail.LinkTo($"/actions/{action.Number}")}You get this because the action is yours. The portal is not for emergencies: if a patient is in danger, telephone.

                """), ct);
            return Unit.Value;
        }
    }
}
