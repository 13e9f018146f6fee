using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Operations;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>Detail comes later and from others: from whoever raised it, from those who may raise issues at its place, and from whoever does something about it.</summary>
public static class SayMoreOfIssue
{
    [Requires(Permission.DoActions)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public string? More { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.More).Text("Enter what there is to add", "What you add", IssueNote.WordsLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, Submission submission, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var issue = await db.IssueToSayMoreOf(user, command.Number, ct);
            db.Add(issue.SayMore(ids.Next(), command.More!.Trim(), user.Id, submission.TimeOf(clock)));
            return Unit.Value;
        }
    }
}
