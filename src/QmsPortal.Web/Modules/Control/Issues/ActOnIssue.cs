using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.People;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>"Act here": somebody of the ward takes it, by a day.</summary>
public static class ActOnIssue
{
    [Requires(Permission.AnswerIssues)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Who { get; init; }
        public DateInput By { get; init; } = new();
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Who).Text("Enter who will act, by their role", "Who", Person.PostLength);
            RuleFor(c => c.By).Day("Enter by when");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock, DueTimes due) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var issue = await db.IssueToChange(user, command.Number, command.Version, ct);
            issue.ActHere(ids.Next(), command.Who!.Trim(), command.By.ToDate()!.Value, new IssueAct(user.Id, clock.GetUtcNow()));
            await due.Keep(issue.Id, issue.Ahead(), ct);
            return Unit.Value;
        }
    }
}
