using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>A written note is not evidence: each kind is a copy of something that was there.</summary>
public enum EvidenceKind
{
    FrozenChart,
    FrozenStandard,
}

public enum EvidenceState
{
    Draft,
    Submitted,
    Accepted,
    Expiring,
    Expired,
    Withdrawn,
}

/// <summary>Something that shows how it is: a frozen copy, what it covers, until when it can be relied on. One item serves many requirements and statements.</summary>
[About(Subject.Evidence)]
public sealed class EvidenceItem : Entity, IThreadNode
{
    public const int TitleLength = 200;
    public const int WordsLength = 300;
    public const int FileNameLength = 60;
    public const int MediaTypeLength = 60;
    public const int HashLength = 64;

    /// <summary>Longer than this a copy tells nothing of how it is.</summary>
    public const int MostYears = 3;

    /// <summary>So long before its last day it is told that it ages.</summary>
    public const int DaysOfWarning = 30;

    // What comes of evidence by itself, by the names under which due times are stored.
    public const string Ages = "evidence-ages";
    public const string Expires = "evidence-expires";

    private readonly List<EvidenceStep> steps = [];

    private EvidenceItem()
    {
    }

    public EvidenceItem(Guid id, int number, Guid node, string title, Frozen frozen, DateOnly validUntil, Guid owner, DateTimeOffset receivedAt)
    {
        if (validUntil <= receivedAt.LondonDay())
            throw new DomainException("Choose a day after today: until then it can be relied on.");
        (Id, Number, NodeId, Title, ValidUntil, OwnerId, ReceivedAt) = (id, number, node, title, validUntil, owner, receivedAt);
        (Kind, CoversFrom, CoversTo) = (frozen.Kind, frozen.From, frozen.To);
        (MediaType, FileName, Sha256, Length) = (frozen.MediaType, $"evidence-{number}{frozen.Extension}", frozen.Sha256, frozen.Content.Length);
    }

    public int Number { get; private init; }
    public Guid NodeId { get; private init; }
    public string Title { get; private init; } = "";
    public EvidenceKind Kind { get; private init; }

    // Three dates that are never one another: what it tells of, how long that may be relied on, when it came in.
    public DateOnly CoversFrom { get; private init; }
    public DateOnly CoversTo { get; private init; }
    public DateOnly ValidUntil { get; private init; }
    public DateTimeOffset ReceivedAt { get; private init; }

    /// <summary>Who made it, keeps it in date and is told when it ages.</summary>
    public Guid OwnerId { get; private init; }
    public Guid? SubmittedBy { get; private set; }
    public EvidenceState State { get; private set; }

    /// <summary>The bytes lie in a table of their own; their SHA-256, taken when they came in, stays here.</summary>
    public string Sha256 { get; private init; } = "";
    public string FileName { get; private init; } = "";
    public string MediaType { get; private init; } = "";
    public int Length { get; private init; }
    public IReadOnlyList<EvidenceStep> Steps => steps;

    ThreadKind IThreadNode.Kind => ThreadKind.Evidence;
    string IThreadNode.Address => $"/evidence/{Number}";
    string IThreadNode.State => EvidenceWords.Of(State);

    private DateOnly AgesOn => ValidUntil.AddDays(-DaysOfWarning);

    /// <summary>What it does for what rests on it, on a day: the day counts, though the site may not have marked it yet.</summary>
    public Shown ShowsOn(DateOnly today) => State switch
    {
        EvidenceState.Accepted or EvidenceState.Expiring when today > ValidUntil => Shown.Expired,
        EvidenceState.Submitted => Shown.ToAccept,
        EvidenceState.Accepted => Shown.Fresh,
        EvidenceState.Expiring => Shown.Ageing,
        EvidenceState.Expired => Shown.Expired,
        _ => Shown.Missing,
    };

    /// <summary>What will come of it by itself, and when.</summary>
    public IReadOnlyList<Due> Ahead() => State switch
    {
        EvidenceState.Accepted => [new Due(Ages, Id, AgesOn.StartInLondon()), new Due(Expires, Id, ValidUntil.AddDays(1).StartInLondon())],
        EvidenceState.Expiring => [new Due(Expires, Id, ValidUntil.AddDays(1).StartInLondon())],
        _ => [],
    };

    public void Submit(Guid id, EvidenceAct act)
    {
        if (State is not EvidenceState.Draft)
            throw new DomainException(State is EvidenceState.Submitted ? "This waits to be accepted already." : "This was sent before. Freeze a newer copy to send that one.");
        MustBeInDate(act);
        SubmittedBy = act.By;
        To(id, EvidenceState.Submitted, "", act);
    }

    public void Accept(Guid id, EvidenceAct act)
    {
        if (State is EvidenceState.Draft)
            throw new DomainException("This has not been sent yet. Ask its owner to send it, then accept it.");
        if (State is not EvidenceState.Submitted)
            throw new DomainException(State is EvidenceState.Accepted or EvidenceState.Expiring ? "This is accepted already." : "This cannot be relied on any more. Ask its owner for a newer copy.");
        if (SubmittedBy == act.By || OwnerId == act.By)
            throw new DomainException("You made or sent this evidence, so another person has to accept it. Ask: another quality manager.");
        MustBeInDate(act);
        To(id, act.Today >= AgesOn ? EvidenceState.Expiring : EvidenceState.Accepted, "", act);
    }

    public void Withdraw(Guid id, string reason, EvidenceAct act)
    {
        if (State is EvidenceState.Expired or EvidenceState.Withdrawn)
            throw new DomainException(State is EvidenceState.Expired ? "This has expired, so nothing rests on it any more." : "This is withdrawn already.");
        To(id, EvidenceState.Withdrawn, reason, act);
    }

    /// <summary>Its last month has begun: a step which nobody took, dated with that day.</summary>
    public void Age(Guid id, DateTimeOffset due)
    {
        if (State is not EvidenceState.Accepted)
            throw new DomainException("Only evidence that was accepted ages.");
        To(id, EvidenceState.Expiring, "", new EvidenceAct(null, due));
    }

    /// <summary>The day after the last on which it could be relied on.</summary>
    public void Expire(Guid id, DateTimeOffset due)
    {
        if (State is not (EvidenceState.Accepted or EvidenceState.Expiring))
            throw new DomainException("Only evidence that was accepted expires.");
        To(id, EvidenceState.Expired, "", new EvidenceAct(null, due));
    }

    /// <summary>It can show one thing more.</summary>
    public void MustBeUsable()
    {
        if (State is EvidenceState.Withdrawn or EvidenceState.Expired)
            throw new DomainException("This cannot be relied on any more. Choose another item, or freeze a newer copy.");
    }

    private void MustBeInDate(EvidenceAct act)
    {
        if (act.Today > ValidUntil)
            throw new DomainException("The day until which this could be relied on has passed. Freeze a newer copy.");
    }

    private void To(Guid id, EvidenceState state, string words, EvidenceAct act)
    {
        State = state;
        steps.Add(new EvidenceStep(id, Id, steps.Count + 1, state, words, act));
        Happened(new EvidenceChanged(Id, Number, Title, state, act.At));
    }
}

/// <summary>Who acts on evidence, and when; nobody where it comes of itself.</summary>
public sealed record EvidenceAct(Guid? By, DateTimeOffset At)
{
    public DateOnly Today => At.LondonDay();
}

/// <summary>What became of an item: a dated row, never changed.</summary>
public sealed class EvidenceStep : Entity
{
    private EvidenceStep()
    {
    }

    internal EvidenceStep(Guid id, Guid item, int position, EvidenceState state, string words, EvidenceAct act) =>
        (Id, ItemId, Position, State, Words, ById, At) = (id, item, position, state, words, act.By, act.At);

    public Guid ItemId { get; private init; }
    public int Position { get; private init; }
    public EvidenceState State { get; private init; }
    public string Words { get; private init; } = "";
    public Guid? ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
