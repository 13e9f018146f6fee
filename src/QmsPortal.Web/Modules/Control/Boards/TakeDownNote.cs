using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>What somebody wrote is taken off the board before its time. It stays in the history.</summary>
public static class TakeDownNote
{
    [Requires(Permission.KeepBoards)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }
        public Guid Note { get; init; }
        public uint Version { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>;

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (_, board) = await db.BoardToChange(user, Permission.KeepBoards, command.Place, ids.Next, clock.Today(), ct);
            var note = await db.BoardNotes.For(user, Act.Change).SingleOrDefaultAsync(note => note.Id == command.Note && note.BoardId == board.Id, ct) ?? throw new NotFoundException();
            db.Expect(note, command.Version);
            board.TakeDown(note, user.BoardAct(clock));
            return Unit.Value;
        }
    }
}
