using FluentValidation;
using MediatR;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>The team puts a tile on its board, takes one off, or moves one up or down. What a place above pinned stays.</summary>
public static class ArrangeTiles
{
    [Requires(Permission.ArrangeBoards)]
    public sealed record Command : ICommand<Unit>
    {
        public string? Place { get; init; }

        /// <summary>Of the board; 0 where the team has chosen nothing yet.</summary>
        public uint Version { get; init; }
        public string? Tile { get; init; }
        public TileChange? Change { get; init; }
    }

    public sealed class Rules : AbstractValidator<Command>
    {
        public Rules()
        {
            RuleFor(c => c.Change).NotNull().WithMessage("Choose what to do with the tile").IsInEnum().WithMessage("Choose what to do with the tile");
        }
    }

    internal sealed class Handler(QmsDb db, CurrentUser user, IdSource ids, TimeProvider clock) : IRequestHandler<Command, Unit>
    {
        public async Task<Unit> Handle(Command command, CancellationToken ct)
        {
            var (place, board) = await db.BoardToChange(user, Permission.ArrangeBoards, command.Place, ids.Next, clock.Today(), ct);
            var measures = await db.MeasuresToPlace(user, place.Id, place.Path, ct);
            var tile = command.Tile ?? "";
            var measure = measures.FirstOrDefault(measure => BoardTiles.OfMeasure(measure.Code) == tile);
            if (BoardTiles.Find(tile) is null && measure is null)
                throw new NotFoundException();
            if (board.Version != 0 || command.Version != 0)
                db.Expect(board, command.Version);
            if (command.Change is TileChange.Hide && measure?.PinnedBy is { } above)
                throw new DomainException($"{measure.Name} is pinned by {above}, so it stays on the board.");
            if (command.Change is TileChange.Hide && tile == BoardTiles.Measures && measures.FirstOrDefault(measure => measure.PinnedBy is not null) is { } pinned)
                throw new DomainException($"{pinned.Name} is pinned by {pinned.PinnedBy}, so the measures stay on the board.");
            board.Arrange(ids.Next(), command.Change!.Value, tile, [.. measures.Select(measure => measure.Code)], user.BoardAct(clock));
            return Unit.Value;
        }
    }
}
