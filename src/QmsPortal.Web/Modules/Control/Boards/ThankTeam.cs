using FluentValidation;
using MediatR;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>A thank-you in a few words to a team or a role: it stands on the board for a week.</summary>
public static class ThankTeam
{
    [Requires(Permission.KeepBoards)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public string? To { get; init; }
        public string? Thanks { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.To).Text("Enter whom you thank", "Whom you thank", BoardNote.ToLength);
            RuleFor(c => c.Thanks).Text("Enter what you thank them for", "What you thank them for", BoardNote.WordsLength);
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (_, board) = await db.BoardToChange(user, Permission.KeepBoards, command.Place, ids.Next, clock.Today(), ct);
            var act = user.BoardAct(clock);
            board.Write(ids.Next(), new BoardWords(BoardNoteKind.Thanks, command.Thanks!.Trim(), act.Today.AddDays(BoardNote.DaysOfThanks - 1)) { To = command.To!.Trim() }, act);
            return Unit.Value;
        }
    }
}
