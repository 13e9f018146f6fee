using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Boards;

/// <summary>What the team wrote on its board, from a day until a day. Its words never change: new ones take its place, or it is taken down.</summary>
[About(Subject.Boards)]
public sealed class BoardNote : Entity, IAtPlace
{
    public const int WordsLength = 120;
    public const int WallLength = 60;
    public const int ToLength = 60;
    public const int MostStaff = 99;

    /// <summary>A thank-you stands for a week.</summary>
    public const int DaysOfThanks = 7;

    private BoardNote()
    {
    }

    internal BoardNote(Guid id, Guid board, Guid node, BoardWords words, BoardAct act)
    {
        (Id, BoardId, NodeId, Kind, First, Last, ById, At) = (id, board, node, words.Kind, act.Today, words.Last, act.By, act.At);
        (Words, Wall, To, StandardId, Shift, Planned, Actual) = (words.Kind is BoardNoteKind.Standard ? "" : words.Words, words.Wall, words.To, words.Standard, words.Shift, words.Planned, words.Actual);
    }

    public Guid BoardId { get; private init; }
    public Guid NodeId { get; private init; }
    public BoardNoteKind Kind { get; private init; }
    public string Words { get; private init; } = "";
    public string? Wall { get; private init; }
    public string? To { get; private init; }
    public Guid? StandardId { get; private init; }
    public Shift? Shift { get; private init; }
    public int? Planned { get; private init; }
    public int? Actual { get; private init; }
    public DateOnly First { get; private init; }

    /// <summary>The last day on which it stands there as fresh.</summary>
    public DateOnly Last { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>When it was taken down before its time.</summary>
    public DateTimeOffset? EndedAt { get; private set; }
    public Guid? EndedBy { get; private set; }

    internal BoardNoteShown Shown(string post, BoardWords words) => new(Id, Kind, words.Words, Wall, To, words.Number, Shift, Planned, Actual, First, Last, post, At);

    internal void End(BoardAct act)
    {
        if (EndedAt is not null)
            throw new DomainException("This was taken off the board already.");
        (EndedAt, EndedBy) = (act.At, act.By);
    }
}

/// <summary>What is written: of each kind what it needs.</summary>
public sealed record BoardWords(BoardNoteKind Kind, string Words, DateOnly Last)
{
    public string? Wall { get; init; }
    public string? To { get; init; }
    public Guid? Standard { get; init; }
    public int? Number { get; init; }
    public Shift? Shift { get; init; }
    public int? Planned { get; init; }
    public int? Actual { get; init; }
}
