using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>A parked issue is back on the board on its day, by itself.</summary>
public static class ReturnParkedIssue
{
    [Requires(Permission.RunTheSite)]
    public sealed record Command : ICommand<Unit>
    {
        public Guid Issue { get; init; }
        public DateTimeOffset DueAt { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class WhenDue : IDueThing
    {
        public string Kind => Issue.BackOnTheBoard;

        public ICommand<Unit> Command(Due due) => new Command { Issue = due.Record, DueAt = due.At };
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var issue = await db.IssueDue(user, new Due(Issue.BackOnTheBoard, command.Issue, command.DueAt), ct);
            if (issue is null)
                return Unit.Value;
            issue.ComeBack(ids.Next(), command.DueAt);
            await due.Keep(issue.Id, issue.Ahead(), ct);
            return Unit.Value;
        }
    }
}
