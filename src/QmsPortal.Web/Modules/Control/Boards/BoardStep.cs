using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Boards;

public enum TileChange
{
    Show,
    Hide,
    Up,
    Down,
}

/// <summary>What the team did with a tile: a dated row, never changed.</summary>
public sealed class BoardStep : Entity
{
    public const int TileLength = 260;

    private BoardStep()
    {
    }

    internal BoardStep(Guid id, Guid board, TileChange change, string tile, BoardAct act) => (Id, BoardId, Change, Tile, ById, At) = (id, board, change, tile, act.By, act.At);

    public Guid BoardId { get; private init; }
    public TileChange Change { get; private init; }
    public string Tile { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
