using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Actions;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Organisation;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>From now on only named people see it. Whoever raised it, whoever restricts it and whoever has an action to do about it are always among them.</summary>
public static class RestrictIssue
{
    [Requires(Permission.RestrictIssues)]
    public sealed record Command : ICommand<Unit>, IGiveReason
    {
        public int Number { get; init; }
        public IReadOnlyList<Guid> People { get; init; } = [];
        public string? Reason { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Reason).Text("Enter why only some people may see it", "Reason", Restriction.ReasonLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var issue = await db.IssueToRestrict(user, command.Number, ct);
            if (await db.Restrictions.For(user, Act.Read).AnyAsync(known => known.RecordId == issue.Id, ct))
                throw new DomainException("This issue is restricted already.");
            var now = clock.GetUtcNow();
            var actions = await db.ActionsOn(user, issue, ct);
            // What is begun on it in the same instant would stay open to all.
            db.MustBeAsRead(issue);
            foreach (var action in actions.Where(action => !ActionItem.IsOver(action.State)))
                db.MustBeAsRead(action);
            var people = (await db.PeopleToName(user, command.People, now, ct)).Prepend(user.Id).Prepend(issue.RaisedBy)
                .Concat(actions.Where(action => !ActionItem.IsOver(action.State)).Select(action => action.OwnerId)).Distinct().ToList();
            foreach (var record in (await db.EscalationsOver(user, issue, ct)).Concat(actions.Select(action => action.Id)).Prepend(issue.Id))
            {
                var restriction = new Restriction(ids.Next(), record, command.Reason!.Trim(), user.Id, now);
                foreach (var person in people)
                    restriction.Name(ids.Next(), person, user.Id, now);
                db.Add(restriction);
            }

            return Unit.Value;
        }
    }
}
