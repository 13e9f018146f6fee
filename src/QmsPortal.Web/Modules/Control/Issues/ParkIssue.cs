using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>Not now, but on a day: then it is back on the board.</summary>
public static class ParkIssue
{
    [Requires(Permission.AnswerIssues)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public DateInput Until { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Until).Day("Enter until when");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var issue = await db.IssueToChange(user, command.Number, command.Version, ct);
            issue.Park(ids.Next(), command.Until.ToDate()!.Value, new IssueAct(user.Id, clock.GetUtcNow()));
            await due.Keep(issue.Id, issue.Ahead(), ct);
            return Unit.Value;
        }
    }
}
