using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>A ward's board: which tiles stand on it, in the order the team chose, and what the team wrote there.</summary>
[About(Subject.Boards)]
public sealed class Board : Entity, IAtPlace
{
    private readonly List<BoardStep> steps = [];
    private readonly List<BoardNote> notes = [];

    private Board()
    {
    }

    public Board(Guid id, Guid node) => (Id, NodeId) = (id, node);

    public Guid NodeId { get; private init; }

    /// <summary>None where the team has chosen nothing yet.</summary>
    public string[] Tiles { get; private set; } = [];

    /// <summary>What the board shows of its notes, kept in the save that writes one.</summary>
    [NotInHistory]
    public BoardFace Face { get; private set; } = BoardFace.Empty;
    public IReadOnlyList<BoardStep> Steps => steps;

    /// <summary>All ever written; a handler loads those it needs.</summary>
    public IReadOnlyList<BoardNote> Notes => notes;

    /// <param name="measures">The codes of the ward's measures, as they stand where nothing was chosen.</param>
    public void Arrange(Guid step, TileChange change, string tile, IReadOnlyList<string> measures, BoardAct act)
    {
        var tiles = BoardTiles.Standing(Tiles, measures).ToList();
        var at = tiles.IndexOf(tile);
        if (change is TileChange.Show == at >= 0)
            throw new DomainException(at >= 0 ? "This tile stands on the board already." : "This tile does not stand on the board.");
        if (change is TileChange.Show)
            tiles.Add(tile);
        else if (change is TileChange.Hide)
            tiles.RemoveAt(at);
        else
        {
            var part = BoardTiles.PartOf(tile);
            var other = change is TileChange.Up ? tiles.FindLastIndex(Math.Max(0, at - 1), at, near => BoardTiles.PartOf(near) == part) : tiles.FindIndex(at + 1, near => BoardTiles.PartOf(near) == part);
            if (other < 0)
                throw new DomainException(change is TileChange.Up ? "This tile is the first of its part already." : "This tile is the last of its part already.");
            (tiles[at], tiles[other]) = (tiles[other], tiles[at]);
        }

        if (!tiles.Exists(left => BoardTiles.PartOf(left) is not BoardTiles.Part.Measures))
            throw new DomainException("Leave one tile on the board.");
        Tiles = [.. tiles];
        steps.Add(new BoardStep(step, Id, change, tile, act));
    }

    /// <summary>It takes the place of what it is about; a thank-you stands beside the others.</summary>
    public void Write(Guid id, BoardWords words, BoardAct act)
    {
        var note = new BoardNote(id, Id, NodeId, words, act);
        notes.Add(note);
        Face = new BoardFace([.. Face.Notes.Where(shown => words.Kind is BoardNoteKind.Thanks || shown.Kind != words.Kind || shown.Shift != words.Shift)
            .Where(shown => shown.Kind is not BoardNoteKind.Thanks || shown.Last >= act.Today), note.Shown(act.Post, words)]);
    }

    /// <summary>Off the board; what stood there stays in the history.</summary>
    public void TakeDown(BoardNote note, BoardAct act)
    {
        note.End(act);
        Face = new BoardFace([.. Face.Notes.Where(shown => shown.Id != note.Id)]);
    }
}

/// <param name="Post">The role of whoever does it, as the board says it.</param>
public sealed record BoardAct(Guid By, string Post, DateTimeOffset At)
{
    public DateOnly Today => At.LondonDay();

    /// <summary>The last day of the week, Sunday.</summary>
    public DateOnly EndOfWeek => Today.AddDays((7 - (int)Today.DayOfWeek) % 7);
}
