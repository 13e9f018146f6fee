using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Measures;

public enum NoteKind
{
    /// <summary>Something was done differently from a day on.</summary>
    Change,

    /// <summary>Something happened to the process from outside.</summary>
    Event,

    /// <summary>A test of a change, not yet kept.</summary>
    Pdsa,
}

/// <summary>What happened on a day, beside the chart that shows it. Never edited; taken back with a reason, it stays in the history.</summary>
public sealed class ChartNote : Entity
{
    public const int WordsLength = 160;
    public const int ReasonLength = 300;

    private ChartNote()
    {
    }

    internal ChartNote(Guid id, Guid series, DateOnly on, NoteKind kind, string words, PhaseAct act) =>
        (Id, SeriesId, On, Kind, Words, ById, Name, Post, At) = (id, series, on, kind, words, act.By, act.Name, act.Post, act.At);

    public Guid SeriesId { get; private init; }
    public DateOnly On { get; private init; }
    public NoteKind Kind { get; private init; }
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }
    public string Name { get; private init; } = "";
    public string Post { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }
    public string? EndedBecause { get; private set; }

    internal void End(string reason, DateTimeOffset at)
    {
        if (EndedAt is not null)
            throw new DomainException("This note was taken back already.");
        (EndedBecause, EndedAt) = (reason, at);
    }
}
