using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;
using QmsPortal.Modules.Control.Issues;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>Another person than its owner says whether what was done has worked, after the time it needs to show.</summary>
public static class CheckAction
{
    [Requires(Permission.DoActions)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public Effect? Effect { get; init; }
        public string? Why { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Effect).NotNull().WithMessage("Choose whether it worked").IsInEnum().WithMessage("Choose whether it worked");
            RuleFor(c => c.Why).Text("Enter how you can tell", "How you can tell", ActionItem.SaidLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var action = await db.ActionOfTheirs(user, Permission.DoActions, command.Number, command.Version, ct);
            var (why, now) = (command.Why!.Trim(), clock.GetUtcNow());
            action.Check(ids.Next(), command.Effect!.Value, why, new ActionAct(user.Id, now));
            await due.Keep(action.Id, action.Ahead(), ct);
            if (command.Effect is Effect.Not)
                await OpenIssueAgain(action, why, new IssueAct(user.Id, now), ct);
            return Unit.Value;
        }

        /// <summary>Where an answer from above waits to be confirmed, whoever raised the issue says "not solved", and those above have it again.</summary>
        private async Task OpenIssueAgain(ActionItem action, string why, IssueAct act, CancellationToken ct)
        {
            var issue = await db.Issues.For(user, Act.Read).Include(issue => issue.Steps.OrderBy(step => step.Position)).SingleAsync(issue => issue.Id == action.IssueId, ct);
            if (!issue.IsOver || await db.AnswerFromAbove(user, issue, ct) is not null)
                return;
            issue.OpenAgain(ids.Next(), why, act);
            await due.Keep(issue.Id, issue.Ahead(), ct);
        }
    }
}
