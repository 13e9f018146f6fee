using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Escalations;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>"It worked", or "Not solved" with what is still wrong.</summary>
public static class ConfirmIssue
{
    // Whoever raised it says so, even where they may raise none: a leader’s look at a standard makes one.
    [Requires(Permission.ReadIssues)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public bool Worked { get; init; }
        public string? StillWrong { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.StillWrong).Text("Enter what is still wrong", "What is still wrong", Issue.AnswerLength).When(c => !c.Worked);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var issue = await db.IssueOfTheirs(user, Permission.RaiseIssues, command.Number, command.Version, ct);
            var act = new IssueAct(user.Id, clock.GetUtcNow());
            var above = await db.AnswerFromAbove(user, issue, ct);
            if (command.Worked)
                issue.Confirm(ids.Next(), act);
            else if (above is { Escalation.MayReopen: true })
                issue.GoBackAbove(ids.Next(), above.Value.Tier, command.StillWrong!.Trim(), act);
            else
                issue.Reopen(ids.Next(), command.StillWrong!.Trim(), act);
            await due.Keep(issue.Id, issue.Ahead(), ct);
            if (above is { Escalation: var escalation })
                await Tell(escalation, command, ct);
            if (command.Worked)
                await mail.TellRaiserItIsConfirmed(db, issue, ct);
            return Unit.Value;
        }

        /// <summary>Whoever answered from above hears whether it worked, and has it again once if it did not.</summary>
        private async Task Tell(Escalation escalation, Command command, CancellationToken ct)
        {
            var act = EscalationAct.Of(user, clock.GetUtcNow());
            if (command.Worked)
                escalation.Confirm(ids.Next(), act);
            else
                escalation.NotSolved(ids.Next(), command.StillWrong!.Trim(), await db.TiersAbove(user, escalation.NodeId, act.At, ct), act);
            await due.Keep(escalation.Id, escalation.Ahead(), ct);
            await mail.TellReceivers(db, escalation, clock.GetUtcNow(), ct);
        }
    }
}
