using FluentValidation;
using MediatR;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>What matters most to the team, today or this week, in a few words; and, if it likes, in words for the wall, which visitors read.</summary>
public static class WriteFocus
{
    [Requires(Permission.KeepBoards)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }

        /// <summary>Focus for today, Week for the week.</summary>
        public BoardNoteKind? Span { get; init; }
        public string? Focus { get; init; }
        public string? Wall { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Span).Must(span => span is BoardNoteKind.Focus or BoardNoteKind.Week).WithMessage("Choose today or this week");
            RuleFor(c => c.Focus).Text("Enter the focus", "The focus", BoardNote.WordsLength);
            RuleFor(c => c.Wall).MaximumLength(BoardNote.WallLength).WithMessage($"Words for the wall must be {BoardNote.WallLength} characters or fewer");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (_, board) = await db.BoardToChange(user, Permission.KeepBoards, command.Place, ids.Next, clock.Today(), ct);
            var act = user.BoardAct(clock);
            board.Write(ids.Next(), new BoardWords(command.Span!.Value, command.Focus!.Trim(), command.Span is BoardNoteKind.Week ? act.EndOfWeek : act.Today)
            {
                Wall = string.IsNullOrWhiteSpace(command.Wall) ? null : command.Wall.Trim(),
            }, act);
            return Unit.Value;
        }
    }
}
