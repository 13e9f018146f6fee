using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Standards;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>The standard the team looks at this week: one in force at the ward.</summary>
public static class ChooseStandard
{
    [Requires(Permission.KeepBoards)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }

        /// <summary>Its number.</summary>
        public int? Standard { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Standard).NotNull().WithMessage("Choose a standard");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (place, board) = await db.BoardToChange(user, Permission.KeepBoards, command.Place, ids.Next, clock.Today(), ct);
            var standard = await db.StandardsInForce(user, place.Path).SingleOrDefaultAsync(standard => standard.Number == command.Standard, ct)
                ?? throw new ValidationException([new(nameof(Command.Standard), "Choose a standard that is in force on the ward")]);
            var act = user.BoardAct(clock);
            board.Write(ids.Next(), new BoardWords(BoardNoteKind.Standard, standard.Title, act.EndOfWeek) { Standard = standard.Id, Number = standard.Number }, act);
            return Unit.Value;
        }
    }

    /// <summary>Published at the place itself or above it.</summary>
    internal static IQueryable<Standard> StandardsInForce(this QmsDb db, CurrentUser user, string path)
    {
        var nodes = db.Nodes.For(user, Act.Read).Where(node => EF.Functions.Like(path, node.Path + "%"));
        return db.Standards.For(user, Act.Read).AsNoTracking().Where(standard => standard.InForce != null && nodes.Any(node => node.Id == standard.NodeId)).OrderBy(standard => standard.Number);
    }
}
