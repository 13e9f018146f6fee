using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Actions;

public enum ActionMove
{
    Added,
    Started,
    Moved,
    Given,
    Finished,
    Checked,
    Cancelled,
}

/// <summary>What became of an action: a dated row, never changed.</summary>
public sealed class ActionStep : Entity
{
    private ActionStep()
    {
    }

    internal ActionStep(Guid id, Guid action, int position, ActionMove move, string words, DateOnly? day, Guid? owner, ActionAct act) =>
        (Id, ActionId, Position, Move, Words, Day, OwnerId, ById, At) = (id, action, position, move, words, day, owner, act.By, act.At);

    public Guid ActionId { get; private init; }
    public int Position { get; private init; }
    public ActionMove Move { get; private init; }
    public string Words { get; private init; } = "";

    /// <summary>The day it was due, or to be checked, from then on.</summary>
    public DateOnly? Day { get; private init; }

    /// <summary>Whose it was from then on.</summary>
    public Guid? OwnerId { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
