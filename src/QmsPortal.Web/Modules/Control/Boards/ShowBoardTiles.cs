using MediatR;
using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Data;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>Which tiles stand on a ward's board, part by part in their order, which could, and what was changed when.</summary>
public static class ShowBoardTiles
{
    private const int MostSteps = 30;

    [Requires(Permission.ArrangeBoards)]
    public sealed record Query(Guid Place, string Path) : IQuery<View>;

    /// <param name="Version">Of the board; 0 where nothing was chosen yet.</param>
    public sealed record View(uint Version, bool Chosen, IReadOnlyList<Tile> Standing, IReadOnlyList<Tile> Others, IReadOnlyList<Step> Steps)
    {
        /// <summary>Measures, and kinds of tile: the part of a board with more than are enough, and how many.</summary>
        public IReadOnlyList<(string What, int Count)> TooMany =>
            [.. new[] { ("measures", Standing.Count(tile => tile.Part is BoardTiles.Part.Measures)), ("other tiles", Standing.Count(tile => tile.Part is not BoardTiles.Part.Measures)) }.Where(part => Chosen && part.Item2 > BoardTiles.Enough)];
    }

    /// <param name="PinnedBy">The place above that pinned it: the team cannot take it off.</param>
    /// <param name="Placed">Whether it stands in the team's own order; what is pinned stands there in any case.</param>
    public sealed record Tile(string Code, string Name, BoardTiles.Part Part, string? PinnedBy, bool Placed, bool IsFirst, bool IsLast);

    public sealed record Step(TileChange Change, string Name, string Post, DateTimeOffset At);

    internal sealed class Handler(QmsDb db, CurrentUser user) : IRequestHandler<Query, View>
    {
        public async Task<View> Handle(Query query, CancellationToken ct)
        {
            var measures = await db.MeasuresToPlace(user, query.Place, query.Path, ct);
            var board = await db.Boards.For(user, Act.Read).AsNoTracking().Include(board => board.Steps.OrderByDescending(step => step.At).ThenByDescending(step => step.Id).Take(MostSteps)).AsSingleQuery()
                .SingleOrDefaultAsync(board => board.NodeId == query.Place, ct);
            Guid[] movers = [.. (board?.Steps ?? []).Select(step => step.ById).Distinct()];
            var posts = await db.People.For(user, Act.Read).Where(person => movers.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.Post, ct);
            var names = BoardTiles.All.Select(kind => (kind.Code, kind.Name)).Concat(measures.Select(measure => (Code: BoardTiles.OfMeasure(measure.Code), Name: measure.IsOfEvents ? $"{measure.Name}, days since" : measure.Name))).ToDictionary(tile => tile.Code, tile => tile.Name);
            var pins = measures.Where(measure => measure.PinnedBy is not null).ToDictionary(measure => BoardTiles.OfMeasure(measure.Code), measure => measure.PinnedBy);
            var placed = BoardTiles.Standing(board?.Tiles ?? [], measures.Select(measure => measure.Code)).Where(names.ContainsKey).ToList();
            List<string> standing = [.. pins.Keys.Except(placed), .. placed];
            return new View(board?.Version ?? 0, board is { Tiles.Length: > 0 }, [.. standing.Select(Shown)], [.. names.Keys.Except(standing).Select(Shown)],
                [.. (board?.Steps ?? []).OrderByDescending(step => step.At).ThenByDescending(step => step.Id).Select(step => new Step(step.Change, names.GetValueOrDefault(step.Tile, step.Tile), posts.GetValueOrDefault(step.ById, ""), step.At))]);

            Tile Shown(string tile)
            {
                var part = placed.FindAll(other => BoardTiles.PartOf(other) == BoardTiles.PartOf(tile));
                return new Tile(tile, names[tile], BoardTiles.PartOf(tile), pins.GetValueOrDefault(tile), placed.Contains(tile), part.FirstOrDefault() == tile, part.LastOrDefault() == tile);
            }
        }
    }
}
