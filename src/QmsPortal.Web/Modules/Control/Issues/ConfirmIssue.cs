using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>"It worked", or "Not solved" with what is still wrong.</summary>
public static class ConfirmIssue
{
    [Requires(Permission.RaiseIssues)]
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

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var issue = await db.IssueToConfirm(user, command.Number, command.Version, ct);
            var act = new IssueAct(user.Id, clock.GetUtcNow());
            if (command.Worked)
                issue.Confirm(ids.Next(), act);
            else
                issue.Reopen(ids.Next(), command.StillWrong!.Trim(), act);
            await due.Keep(issue.Id, issue.Ahead(), ct);
            return Unit.Value;
        }
    }
}
