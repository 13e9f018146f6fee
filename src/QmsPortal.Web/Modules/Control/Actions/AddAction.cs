using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>What one person does about an issue, and by when.</summary>
public static class AddAction
{
    [Requires(Permission.AnswerIssues)]
    public sealed record Command : ICommand<int>
    {
        public int Issue { get; init; }
        public string? Words { get; init; }
        public Guid? Owner { get; init; }
        public DateInput By { get; init; } = new();
        public int? Weeks { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Words).Text("Enter what is to be done", "What is to be done", ActionItem.WordsLength);
            RuleFor(c => c.Owner).NotNull().WithMessage("Choose who does it");
            RuleFor(c => c.By).Day("Enter by when");
            RuleFor(c => c.Weeks).NotNull().WithMessage("Choose after how many weeks it is checked").InclusiveBetween(1, ActionItem.MostWeeks).WithMessage($"Weeks must be between 1 and {ActionItem.MostWeeks}");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, int>
    {
        public async Task<int> Handle(Command command, CancellationToken ct)
        {
            var issue = await db.Issues.For(user, Act.Change).SingleOrDefaultAsync(issue => issue.Number == command.Issue, ct) ?? throw new NotFoundException();
            if (issue.State is IssueState.Confirmed)
                throw new DomainException("This issue is over: somebody said that it worked. Raise a new one for what is still to be done.");
            var act = new ActionAct(user.Id, clock.GetUtcNow());
            if (!await db.OwnersAt(user, issue.NodeId, issue.Id, act.Today).AnyAsync(person => person.Id == command.Owner, ct))
                throw new ValidationException([new(nameof(Command.Owner), "Choose somebody who works here or leads here, and who can see the issue")]);
            var plan = new ActionPlan(command.Words!.Trim(), command.Owner!.Value, command.By.ToDate()!.Value, command.Weeks!.Value);
            var action = new ActionItem(ids.Next(), ids.Next(), await db.NextNumber(Numbers.Actions, ct), new ActionIssue(issue.Id, issue.NodeId), plan, act);
            db.Add(action);
            db.MustBeAsRead(issue);
            db.Add(new ThreadLink(ids.Next(), ThreadEnd.Of(issue), Relation.FixedBy, ThreadEnd.Of(action), null, act.By, act.At));
            await Restrict(issue, action, act, ct);
            await due.Keep(action.Id, action.Ahead(), ct);
            return action.Number;
        }

        /// <summary>What is done about a restricted issue is seen by those who see the issue.</summary>
        private async Task Restrict(Issue issue, ActionItem action, ActionAct act, CancellationToken ct)
        {
            var of = await db.Restrictions.For(user, Act.Read).Include(restriction => restriction.People).SingleOrDefaultAsync(restriction => restriction.RecordId == issue.Id, ct);
            if (of is null)
                return;
            var restriction = new Restriction(ids.Next(), action.Id, of.Reason, act.By, act.At);
            foreach (var named in of.People.Where(named => named.EndedAt is null))
                restriction.Name(ids.Next(), named.PersonId, act.By, act.At);
            db.Add(restriction);
        }
    }
}
