using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Outbox;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>The answer. It stands first on the ward's board, for whoever raised the issue to read.</summary>
public static class SolveIssue
{
    [Requires(Permission.AnswerIssues)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Answer { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Answer).Text("Enter what was done, or what will happen and by when", "Answer", Issue.AnswerLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due, MailQueue mail) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var issue = await db.IssueToChange(user, command.Number, command.Version, ct);
            issue.Solve(ids.Next(), command.Answer!.Trim(), new IssueAct(user.Id, clock.GetUtcNow()));
            await due.Keep(issue.Id, issue.Ahead(), ct);
            await mail.TellRaiserOfAnswer(db, issue, ct);
            return Unit.Value;
        }
    }
}
