using QmsPortal.Kernel;
using QmsPortal.Kernel.Audit;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.SpeakUp;

public enum ConcernState
{
    Open,
    Answered,
    Closed,
}

/// <summary>
/// What somebody says to the freedom to speak up guardian, and to nobody else: with their name or without. It belongs to no place and
/// hangs on no thread, so that nothing elsewhere tells of it. Its words stay out of the history.
/// </summary>
[About(Subject.Concerns)]
public sealed class Concern : Entity, IRaised
{
    public const int WordsLength = 2000;
    public const int CodeHashLength = 64;

    private readonly List<ConcernStep> steps = [];

    private Concern()
    {
    }

    public static Concern Named(Guid id, int number, string words, Guid by, DateOnly on) => new() { Id = id, Number = number, Words = words, RaisedBy = by, RaisedOn = on };

    /// <param name="codeHash">Of the code by which alone the answer is read.</param>
    public static Concern Unnamed(Guid id, int number, string words, string codeHash, DateOnly on) => new() { Id = id, Number = number, Words = words, CodeHash = codeHash, RaisedOn = on };

    /// <summary>For the guardian alone: whoever raised one is not told how many there are.</summary>
    public int Number { get; private init; }

    [NotInHistory]
    public string Words { get; private init; } = "";

    /// <summary>Null where they did not give their name: then nothing says who it was.</summary>
    public Guid? RaisedBy { get; private init; }

    [NotInHistory]
    public string? CodeHash { get; private init; }

    /// <summary>The day and not the hour.</summary>
    public DateOnly RaisedOn { get; private init; }
    public ConcernState State { get; private set; }
    public IReadOnlyList<ConcernStep> Steps => steps;

    /// <summary>As often as there is something to say, until it is closed.</summary>
    public void Answer(Guid step, string words, Guid by, DateTimeOffset at)
    {
        MustBeOpenToAnother(by);
        State = ConcernState.Answered;
        steps.Add(new ConcernStep(step, Id, steps.Count + 1, State, words, by, at));
    }

    /// <summary>Whoever raised it writes again, and it waits for the guardian again. The same step, or the same words, twice are one form that was sent twice.</summary>
    public void SayMore(Guid step, string words, DateOnly on)
    {
        if (State is ConcernState.Closed)
            throw new DomainException("This concern is closed. Say what is new as another one.");
        if (steps.Find(sent => sent.Id == step) is { } earlier && earlier.Words != words)
            throw new DomainException("This form was already sent with other words. What you sent first is saved. Open the page anew to add to it.");
        if (steps.Exists(sent => sent.Id == step) || (State is ConcernState.Open && steps.Count > 0 && steps[^1].Words == words))
            return;
        State = ConcernState.Open;
        steps.Add(new ConcernStep(step, Id, steps.Count + 1, State, words, null, on.StartInLondon()));
    }

    public void Close(Guid step, string words, Guid by, DateTimeOffset at)
    {
        MustBeOpenToAnother(by);
        if (State is not ConcernState.Answered)
            throw new DomainException("Answer it first, so that whoever raised it hears what came of it.");
        State = ConcernState.Closed;
        steps.Add(new ConcernStep(step, Id, steps.Count + 1, State, words, by, at));
    }

    private void MustBeOpenToAnother(Guid by)
    {
        if (by == RaisedBy)
            throw new DomainException("You raised this concern, so another guardian has to answer it.");
        if (State is ConcernState.Closed)
            throw new DomainException("This concern is closed.");
    }
}

/// <summary>What the guardian answered, why it was closed, or what whoever raised it said since: a dated row, never changed.</summary>
public sealed class ConcernStep : Entity
{
    public const int WordsLength = 1000;

    private ConcernStep()
    {
    }

    internal ConcernStep(Guid id, Guid concern, int position, ConcernState state, string words, Guid? by, DateTimeOffset at) =>
        (Id, ConcernId, Position, State, Words, ById, At) = (id, concern, position, state, words, by, at);

    public Guid ConcernId { get; private init; }
    public int Position { get; private init; }

    /// <summary>The state it came to.</summary>
    public ConcernState State { get; private init; }

    [NotInHistory]
    public string Words { get; private init; } = "";
    /// <summary>The guardian; null where it is whoever raised it, with a name or without.</summary>
    public Guid? ById { get; private init; }

    /// <summary>Of whoever raised it the day and not the hour.</summary>
    public DateTimeOffset At { get; private init; }
}
