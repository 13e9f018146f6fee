using QmsPortal.Kernel;

namespace QmsPortal.Modules.Improvement.Cycles;

/// <summary>Whether it came as predicted. Wrong is as good as right: it is what was learned.</summary>
public enum Verdict
{
    Right,
    Partly,
    Wrong,
}

/// <summary>What a team expects to see, written before the test starts and locked when it does; answered once, by what was seen.</summary>
public sealed class Prediction : Entity
{
    public const int TextLength = 300;
    public const int AnswerLength = 600;

    private Prediction()
    {
    }

    internal Prediction(Guid id, Guid cycle, int position, string question, string expected, Deed deed) =>
        (Id, CycleId, Position, Question, Expected, WrittenBy, WrittenAt) = (id, cycle, position, question, expected, deed.By, deed.At);

    public Guid CycleId { get; private init; }
    public int Position { get; private init; }
    public string Question { get; private init; } = "";
    public string Expected { get; private init; } = "";
    public Guid WrittenBy { get; private init; }
    public DateTimeOffset WrittenAt { get; private init; }
    public Guid? TakenBackBy { get; private set; }
    public DateTimeOffset? TakenBackAt { get; private set; }
    public DateTimeOffset? LockedAt { get; private set; }
    public Verdict? Verdict { get; private set; }
    public string? Seen { get; private set; }
    public string? Learned { get; private set; }
    public Guid? AnsweredBy { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    internal void TakeBack(Deed deed) => (TakenBackBy, TakenBackAt) = (deed.By, deed.At);

    internal void Lock(DateTimeOffset at) => LockedAt = at;

    internal void Answer(Verdict verdict, string seen, string learned, Deed deed)
    {
        if (Verdict is not null)
            throw new DomainException("This prediction has its answer already, and that stays.");
        (Verdict, Seen, Learned, AnsweredBy, AnsweredAt) = (verdict, seen, learned, deed.By, deed.At);
    }
}

internal static class Predictions
{
    /// <summary>The prediction, or not found: one that was taken back is none.</summary>
    public static Prediction OrNotFound(this Prediction? prediction) => prediction ?? throw new NotFoundException();
}
