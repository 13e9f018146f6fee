using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Kernel.HandOvers;

public enum HandOverState
{
    Offered,
    Accepted,
    Declined,
}

/// <summary>A record offered by one part of quality management to another: accepted, or declined with a reason, by somebody else, once.</summary>
[About(Subject.HandOvers)]
public sealed class HandOver : Entity, IAboutRecord
{
    public const int WordsLength = 300;

    private readonly List<HandOverStep> steps = [];

    private HandOver()
    {
    }

    /// <param name="from">The place it comes from.</param>
    /// <param name="to">The place at which, or above which, somebody takes it.</param>
    public HandOver(Guid id, Guid step, HandOverKind kind, ThreadEnd record, Guid from, Guid to, string words, HandOverAct act)
    {
        if (record.Kind.PartOf() != kind.From())
            throw new DomainException($"{Sentence(record.Kind.InWords())} is not part of {kind.From().ToString().ToLowerInvariant()}, so it cannot be offered to {kind.ToWords()} from there. Link it to the record it led to instead.");
        (Id, Kind, RecordId, FromNodeId, NodeId, ToRole, OfferedBy) = (id, kind, record.Id, from, to, kind.Takers()[0], act.By);
        Add(step, HandOverState.Offered, words, act);
    }

    public HandOverKind Kind { get; private init; }

    /// <summary>What is handed over, by its id on the thread.</summary>
    public Guid RecordId { get; private init; }
    public Guid FromNodeId { get; private init; }
    public Guid NodeId { get; private init; }
    public Role ToRole { get; private init; }
    public Guid OfferedBy { get; private init; }
    public HandOverState State { get; private set; }
    public IReadOnlyList<HandOverStep> Steps => steps;

    public void Accept(Guid step, string? words, HandOverAct act)
    {
        MustBeOpenTo(act);
        Add(step, HandOverState.Accepted, words ?? "", act);
        Happened(new HandOverAccepted(Id, Kind, RecordId, NodeId, words ?? "", act.By, act.At));
    }

    public void Decline(Guid step, string reason, HandOverAct act)
    {
        MustBeOpenTo(act);
        if (string.IsNullOrWhiteSpace(reason))
            throw new DomainException("Say why it is declined, so that whoever offered it knows what to do next.");
        Add(step, HandOverState.Declined, reason, act);
    }

    private void MustBeOpenTo(HandOverAct act)
    {
        if (State is not HandOverState.Offered)
            throw new DomainException($"This was {State.ToString().ToLowerInvariant()} already, and is decided once. Offer it anew if something has changed.");
        if (act.By == OfferedBy)
            throw new DomainException($"You offered this, so another person has to accept or decline it. Ask another {ToRole.Words().ToLowerInvariant()}.");
    }

    private void Add(Guid id, HandOverState state, string words, HandOverAct act)
    {
        State = state;
        steps.Add(new HandOverStep(id, Id, steps.Count + 1, state, words, act));
    }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}

/// <summary>Who acts, in which post, and when: as they were then.</summary>
public sealed record HandOverAct(Guid By, string Name, string Post, DateTimeOffset At);

/// <summary>What was done about a hand-over: a dated row, never changed.</summary>
public sealed class HandOverStep : Entity
{
    public const int NameLength = 80;

    private HandOverStep()
    {
    }

    internal HandOverStep(Guid id, Guid handOver, int position, HandOverState state, string words, HandOverAct act) =>
        (Id, HandOverId, Position, State, Words, ById, Name, Post, At) = (id, handOver, position, state, words, act.By, act.Name, act.Post, act.At);

    public Guid HandOverId { get; private init; }
    public int Position { get; private init; }
    public HandOverState State { get; private init; }
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }
    public string Name { get; private init; } = "";
    public string Post { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}
