namespace QmsPortal.Kernel.Clocks;

/// <summary>A due time as it is kept: done once, cancelled when it no longer applies, left after too many failures, never removed.</summary>
public sealed class DueTime
{
    public const int KindLength = 60;
    public const int FailureLength = 100;
    public const int MostTries = 10;

    private DueTime()
    {
    }

    public DueTime(Guid id, Due due, DateTimeOffset createdAt) =>
        (Id, Kind, RecordId, DueAt, NextTryAt, CreatedAt) = (id, due.Kind, due.Record, due.At, due.At, createdAt);

    public Guid Id { get; private init; }
    public string Kind { get; private init; } = "";
    public Guid RecordId { get; private init; }
    public DateTimeOffset DueAt { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? DoneAt { get; private init; }
    public DateTimeOffset? CancelledAt { get; private set; }
    public int Tries { get; private init; }
    public DateTimeOffset NextTryAt { get; private init; }

    /// <summary>The kind of the last failure: a name, never the words of a message.</summary>
    public string? LastFailure { get; private init; }

    /// <summary>When the site gave up.</summary>
    public DateTimeOffset? LeftAt { get; private init; }

    public Due Due => new(Kind, RecordId, DueAt);

    public void Cancel(DateTimeOffset at) => CancelledAt ??= at;

    /// <summary>A minute, then twice as long each time: the tenth try is eight and a half hours after the first.</summary>
    public static TimeSpan WaitAfter(int tries) => TimeSpan.FromMinutes(1 << (tries - 1));
}
