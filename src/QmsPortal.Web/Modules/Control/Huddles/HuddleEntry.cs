using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>What was said to an item of the agenda: a dated row, never changed. The latest of an item holds.</summary>
public sealed class HuddleEntry : Entity
{
    public const int ItemLength = 20;
    public const int NoteLength = 160;

    private HuddleEntry()
    {
    }

    internal HuddleEntry(Guid id, Guid huddle, string item, EntryStatus status, string? note, bool late, HuddleAct act) =>
        (Id, HuddleId, Item, Status, Note, IsLate, ById, At) = (id, huddle, item, status, note, late, act.By, act.At);

    public Guid HuddleId { get; private init; }

    /// <summary>By its code in the agenda.</summary>
    public string Item { get; private init; } = "";
    public EntryStatus Status { get; private init; }

    /// <summary>Which issue was raised, or what was added late.</summary>
    public string? Note { get; private init; }
    public bool IsLate { get; private init; }
    public Guid? ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}

/// <summary>What became of a huddle: a dated row, never changed.</summary>
public sealed class HuddleStep : Entity
{
    private HuddleStep()
    {
    }

    internal HuddleStep(Guid id, Guid huddle, int position, HuddleState state, string words, HuddleAct act) =>
        (Id, HuddleId, Position, State, Words, ById, At) = (id, huddle, position, state, words, act.By, act.At);

    public Guid HuddleId { get; private init; }
    public int Position { get; private init; }
    public HuddleState State { get; private init; }
    public string Words { get; private init; } = "";

    /// <summary>Null where the site did it by itself.</summary>
    public Guid? ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
