using Microsoft.EntityFrameworkCore;
using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Modules.Control;
using QmsPortal.Modules.Control.Boards;
using QmsPortal.Modules.Organisation;

namespace QmsPortal.Data.Seeds;

/// <summary>What Ward 7 wrote on its board this week, how the acute unit arranged its own, and what surgery wants on all of its boards.</summary>
internal static class Boards
{
    private const string Ward = "ward-7";

    public static async Task Plant(Story story)
    {
        var monday = -(((int)story.Today.DayOfWeek + 6) % 7);
        var rounds = await story.Ask(db => db.Standards.Where(standard => standard.Title == Standards.NightRounds).Select(standard => standard.Number).SingleAsync());
        await story.As(People.Sister, At(story, monday, 7, 5), new WriteFocus.Command { Place = Ward, Span = BoardNoteKind.Week, Focus = "Everybody who wanders is known by name to the night shift" });
        await story.As(People.Sister, At(story, monday, 7, 10), new ChooseStandard.Command { Place = Ward, Standard = rounds });
        await story.As(People.Sister, At(story, -1, 7, 20), new WriteFocus.Command { Place = Ward, Span = BoardNoteKind.Focus, Focus = "Both hoists back on their chargers by noon" });
        await story.As(People.Nurse, At(story, -1, 15, 40), new ThankTeam.Command { Place = Ward, To = "The porters", Thanks = "Every bed moved within the half hour all weekend" });
        await story.As(People.Sister, At(story, 0, 7, 10), new EnterStaffing.Command { Place = Ward, EarlyPlanned = 7, EarlyActual = 6, LatePlanned = 6, NightPlanned = 5 });
        await story.As(People.Sister, At(story, 0, 7, 15), new WriteFocus.Command { Place = Ward, Span = BoardNoteKind.Focus, Focus = "Every call bell answered within five minutes, bay C first", Wall = "Every call bell answered within five minutes" });
        await story.As(People.Sister, At(story, 0, 7, 20), new WriteForWall.Command { Place = Ward, Line = "27 of 28 beds taken, 3 go home today" });
        await Arrange(story, TileChange.Hide, BoardTiles.Goals);
        await Arrange(story, TileChange.Up, BoardTiles.Issues);
        var ended = await story.As(People.ChiefNurse, At(story, -60, 10, 0), new PinMeasure.Command { Place = "surgery", Measure = "hand-hygiene" });
        await story.As(People.ChiefNurse, At(story, -20, 10, 0), new EndPin.Command { Place = "surgery", Pin = ended, Version = await story.Ask(db => db.TilePins.Where(pin => pin.Id == ended).Select(pin => pin.Version).SingleAsync()) });
        await story.As(People.ChiefNurse, At(story, -20, 10, 5), new PinMeasure.Command { Place = "surgery", Measure = "hand-hygiene" });
    }

    private static async Task Arrange(Story story, TileChange change, string tile)
    {
        const string unit = "acute-unit";
        var version = await story.Ask(db =>
        {
            var nodes = db.Nodes;
            return db.Boards.Where(board => nodes.Any(node => node.Id == board.NodeId && node.Code == unit)).Select(board => board.Version).SingleOrDefaultAsync();
        });
        await story.As(People.AcuteNurse, At(story, -6, 13, 30), new ArrangeTiles.Command { Place = unit, Version = version, Tile = tile, Change = change });
    }

    private static DateTimeOffset At(Story story, int day, int hour, int minute) => story.Today.AddDays(day).StartInLondon(new TimeOnly(hour, minute));
}
