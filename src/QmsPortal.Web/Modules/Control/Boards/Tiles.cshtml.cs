using MediatR;
using Microsoft.AspNetCore.Mvc;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Ui;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>Which tiles stand on our board, and in which order?</summary>
public sealed class TilesModel(IMediator mediator, CurrentUser user) : PlacePage(mediator)
{
    public static readonly IReadOnlyList<(BoardTiles.Part Part, string Name)> Parts =
        [(BoardTiles.Part.Top, "Across the top"), (BoardTiles.Part.Side, "Beside, and first on a phone"), (BoardTiles.Part.Main, "Main column"), (BoardTiles.Part.Measures, "Our measures")];

    [BindProperty]
    public Fields Command { get; set; } = new();

    public ShowBoardTiles.View Tiles { get; private set; } = default!;

    public sealed record Fields
    {
        public uint Version { get; init; }
        public string? Tile { get; init; }
        public TileChange? Change { get; init; }
    }

    public override async Task LoadAsync(CancellationToken ct)
    {
        if (!user.Can(Permission.ArrangeBoards))
            throw new ForbiddenException();
        await base.LoadAsync(ct);
        if (!Place.IsTeam || !user.Can(Permission.ArrangeBoards, Place.Path))
            throw new NotFoundException();
        Tiles = await Mediator.Send(new ShowBoardTiles.Query(Place.Id, Place.Path), ct);
    }

    public async Task<IActionResult> OnPostArrangeAsync(CancellationToken ct)
    {
        await Mediator.Send(new ArrangeTiles.Command { Place = PlaceCode, Version = Command.Version, Tile = Command.Tile, Change = Command.Change }, ct);
        return Saved("Board arranged", $"/at/{PlaceCode}/board/tiles");
    }
}
