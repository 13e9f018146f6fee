using FluentValidation;
using MediatR;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>A few words that may stand on the wall, where visitors read too; none, and the wall names the kind of issue alone.</summary>
public static class WriteIssueForWall
{
    [Requires(Permission.AnswerIssues)]
    public sealed record Command : ICommand<Unit>
    {
        public int Number { get; init; }
        public uint Version { get; init; }
        public string? Wall { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Wall).MaximumLength(Issue.WallWordsLength).WithMessage($"Words for the wall must be {Issue.WallWordsLength} characters or fewer");
    }

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var issue = await db.IssueToChange(user, command.Number, command.Version, ct);
            var words = string.IsNullOrWhiteSpace(command.Wall) ? null : command.Wall.Trim();
            if (words == issue.WallWords)
                throw new ValidationException([new(nameof(Command.Wall), words is null ? "Enter words for the wall" : "These words stand on the wall already")]);
            issue.WriteForWall(words);
            return Unit.Value;
        }
    }
}
