using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Signals;

public enum SignalStepKind
{
    Seen,
    Answered,
    Acted,
    Closed,

    // By the site.
    LookAgain,
    PastDue,
    FiredAgain,
    Vanished,
}

/// <summary>What became of a signal: a dated row, never changed.</summary>
public sealed class SignalStep : Entity
{
    private SignalStep()
    {
    }

    internal SignalStep(Guid id, Guid signal, int position, SignalStepKind what, SignalState state, string words, SignalAct act, SignalAnswer? answer, DateOnly? lookAgain) =>
        (Id, SignalId, Position, What, State, Words, ById, At, Answer, LookAgain) = (id, signal, position, what, state, words, act.By, act.At, answer, lookAgain);

    public Guid SignalId { get; private init; }
    public int Position { get; private init; }
    public SignalStepKind What { get; private init; }

    /// <summary>The state the signal came to.</summary>
    public SignalState State { get; private init; }
    public string Words { get; private init; } = "";
    public SignalAnswer? Answer { get; private init; }
    public DateOnly? LookAgain { get; private init; }

    /// <summary>Null where the site did it by itself.</summary>
    public Guid? ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
