using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Coaching;

/// <summary>
/// What a coach keeps of a conversation: their own, and once they show it also the other's. Nobody else's, whatever their role. It stands
/// on no thread and at no place, and its history holds nothing of it but that there is a note.
/// </summary>
[About(Subject.Coaching)]
public sealed class CoachingNote : Entity, IPrivate
{
    public const int WordsLength = 1000;
    public const int NextLength = 300;

    private CoachingNote()
    {
    }

    public CoachingNote(Guid id, Guid coach, Guid coached, CoachingText text, DateTimeOffset at)
    {
        if (coached == coach)
            throw new DomainException("Choose the person you talked with, not yourself.");
        if (text.On > at.LondonDay())
            throw new DomainException("Choose today or an earlier day.");
        (Id, OwnerId, CoachedId, On, Words, Next, WrittenAt) = (id, coach, coached, text.On, text.Words, text.Next, at);
    }

    [NotInHistory]
    public Guid OwnerId { get; private init; }

    [NotInHistory]
    public Guid CoachedId { get; private init; }

    [NotInHistory]
    public DateOnly On { get; private init; }

    [NotInHistory]
    public string Words { get; private set; } = "";

    /// <summary>What they will try until they talk again.</summary>
    [NotInHistory]
    public string Next { get; private set; } = "";

    [NotInHistory]
    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>The other, once the coach has shown it to them.</summary>
    [NotInHistory]
    public Guid? ShownToId { get; private set; }

    [NotInHistory]
    public DateTimeOffset? ShownAt { get; private set; }

    /// <summary>Until it is shown: what somebody else has read stays as they read it.</summary>
    public void Change(string words, string next, Guid by)
    {
        MustBeOwn(by);
        (Words, Next) = (words, next);
    }

    public void Show(Guid by, DateTimeOffset at)
    {
        MustBeOwn(by);
        (ShownToId, ShownAt) = (CoachedId, at);
    }

    private void MustBeOwn(Guid by)
    {
        if (by != OwnerId)
            throw new NotFoundException();
        if (ShownToId is not null)
            throw new DomainException("You have shown this note already, so it stays as it is.");
    }
}

/// <summary>Of which day, what was talked about, what comes next.</summary>
public sealed record CoachingText(DateOnly On, string Words, string Next);
