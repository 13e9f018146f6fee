using FluentValidation;
using MediatR;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>A line for the foot of the wall, which visitors read: it stands there today.</summary>
public static class WriteForWall
{
    [Requires(Permission.KeepBoards)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public string? Line { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules() => RuleFor(c => c.Line).Text("Enter what visitors may know", "What visitors may know", BoardNote.WallLength);
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (_, board) = await db.BoardToChange(user, Permission.KeepBoards, command.Place, ids.Next, clock.Today(), ct);
            var act = user.BoardAct(clock);
            board.Write(ids.Next(), new BoardWords(BoardNoteKind.Wall, command.Line!.Trim(), act.Today), act);
            return Unit.Value;
        }
    }
}
