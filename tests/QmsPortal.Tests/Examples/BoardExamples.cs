using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Boards;
using QmsPortal.Modules.Organisation.Places;
using QmsPortal.Tests.Modules.Control.Huddles;
using QmsPortal.Tests.Support;

namespace QmsPortal.Tests.Examples;

internal static class BoardExamples
{
    public static IReadOnlyList<Example> All { get; } =
    [
        Example.Of<ArrangeTiles.Command>(async w =>
        {
            if (await w.BoardOf(w.Ward9) is null)
                await w.Send(w.Bethan, new ArrangeTiles.Command { Place = w.Ward9, Tile = BoardTiles.Issues, Change = TileChange.Up });
            var board = (await w.BoardOf(w.Ward9))!;
            var stands = BoardTiles.Standing(board.Tiles, []).Contains(BoardTiles.Thanks);
            return (w.Bethan, new() { Place = w.Ward9, Version = board.Version, Tile = BoardTiles.Thanks, Change = stands ? TileChange.Hide : TileChange.Show });
        }),
        Example.Of<WriteFocus.Command>(w => (w.Amara, new() { Place = w.Ward7, Span = BoardNoteKind.Focus, Focus = Fresh.Words("Bells first"), Wall = "Bells first" })),
        Example.Of<ThankTeam.Command>(w => (w.Amara, Thanks(w))),
        Example.Of<WriteForWall.Command>(w => (w.Amara, new() { Place = w.Ward7, Line = Fresh.Words("27 of 28 beds") })),
        Example.Of<EnterStaffing.Command>(async w => (w.Joy, new() { Place = w.Ward7, LatePlanned = 7 + await w.Ask(db => db.BoardNotes.CountAsync()) % 50 })),
        Example.Of<ChooseStandard.Command>(async w => (w.Joy, new() { Place = w.Ward7, Standard = (await w.Published()).Number })),
        Example.Of<TakeDownNote.Command>(async w =>
        {
            await w.Send(w.Amara, Thanks(w));
            var note = await w.Ask(db => db.BoardNotes.AsNoTracking().Where(note => note.To == "The night shift" && note.EndedAt == null).OrderByDescending(note => note.At).FirstAsync());
            return (w.Joy, new() { Place = w.Ward7, Note = note.Id, Version = note.Version });
        }),
        Example.Of<PinMeasure.Command>(async w =>
        {
            await w.NothingPinned();
            return (w.Marcus, new() { Place = w.Medicine, Measure = "hand-hygiene" });
        }),
        Example.Of<EndPin.Command>(async w =>
        {
            var pin = await w.Pinned(w.Medicine, "hand-hygiene");
            return (w.Marcus, new() { Place = w.Medicine, Pin = pin.Id, Version = pin.Version });
        }),
        Example.Of<ShowBoardNotes.Query>(async w => (w.Joy, new(await w.NodeOf(w.Ward7), await w.PathOf(w.Ward7)))),
        Example.Of<ShowBoardTiles.Query>(async w => (w.Joy, new(await w.NodeOf(w.Ward7), await w.PathOf(w.Ward7)))),
        Example.Of<ShowPins.Query>(async w => (w.Marcus, new(await w.NodeOf(w.Medicine), await w.PathOf(w.Medicine)))),
    ];

    public static Task<Board?> BoardOf(this TestWorld world, string place) => world.Ask(db => db.Boards.AsNoTracking().Include(board => board.Steps)
        .SingleOrDefaultAsync(board => db.Set<OrgNode>().Any(node => node.Id == board.NodeId && node.Code == place)));

    /// <summary>Pinned anew, by the chief nurse, where nothing else is pinned.</summary>
    public static async Task<TilePin> Pinned(this TestWorld world, string place, string measure)
    {
        await world.NothingPinned();
        var id = await world.Send(world.Samuel, new PinMeasure.Command { Place = place, Measure = measure });
        return await world.Ask(db => db.TilePins.AsNoTracking().SingleAsync(pin => pin.Id == id));
    }

    public static async Task NothingPinned(this TestWorld world)
    {
        var pins = await world.Ask(db => db.TilePins.AsNoTracking().Where(pin => pin.EndedAt == null).Select(pin => new { pin.Id, pin.Version, Place = db.Set<OrgNode>().Single(node => node.Id == pin.NodeId).Code }).ToListAsync());
        foreach (var pin in pins)
            await world.Send(world.Samuel, new EndPin.Command { Place = pin.Place, Pin = pin.Id, Version = pin.Version });
    }

    private static ThankTeam.Command Thanks(TestWorld world) => new() { Place = world.Ward7, To = "The night shift", Thanks = Fresh.Words("Nobody waited") };
}
