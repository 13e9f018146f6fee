using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;

namespace QmsPortal.Modules.Control.Visits;

public enum CommitmentAct
{
    Promised,
    Moved,
    Kept,
}

/// <summary>What a leader promised a ward, and by when. A new day keeps the old one, and whether it was kept in time is said of the first.</summary>
public sealed class Commitment : Entity
{
    public const int WordsLength = 160;

    /// <summary>The name under which its day is stored among the due times.</summary>
    public const string ItsDay = "promise-day";

    private readonly List<CommitmentStep> steps = [];

    private Commitment()
    {
    }

    internal Commitment(Guid id, Guid step, Visit visit, string what, DateOnly by, VisitAct act)
    {
        (Id, VisitId, NodeId, What, FirstBy, By) = (id, visit.Id, visit.NodeId, what, by, by);
        Add(step, CommitmentAct.Promised, "", by, act);
    }

    public Guid VisitId { get; private init; }
    public Guid NodeId { get; private init; }
    public string What { get; private init; } = "";
    public DateOnly FirstBy { get; private init; }
    public DateOnly By { get; private set; }
    public DateOnly? KeptOn { get; private set; }

    /// <summary>How often its day was moved.</summary>
    public int Moves { get; private set; }
    public IReadOnlyList<CommitmentStep> Steps => steps;

    public IReadOnlyList<Due> Ahead() => KeptOn is null ? [new Due(ItsDay, Id, By.StartInLondon())] : [];

    internal void Keep(Guid step, string how, VisitAct act)
    {
        MustBeOpen();
        KeptOn = act.Today;
        Add(step, CommitmentAct.Kept, how, null, act);
    }

    internal void Move(Guid step, DateOnly by, string why, VisitAct act)
    {
        MustBeOpen();
        if (by <= act.Today || by == By)
            throw new DomainException("Choose another day, after today.");
        (By, Moves) = (by, Moves + 1);
        Add(step, CommitmentAct.Moved, why, by, act);
    }

    private void MustBeOpen()
    {
        if (KeptOn is not null)
            throw new DomainException("This promise is kept already.");
    }

    private void Add(Guid id, CommitmentAct what, string words, DateOnly? by, VisitAct act) => steps.Add(new CommitmentStep(id, Id, steps.Count + 1, what, words, by, act));
}

/// <summary>What became of a promise: a dated row, never changed.</summary>
public sealed class CommitmentStep : Entity
{
    private CommitmentStep()
    {
    }

    internal CommitmentStep(Guid id, Guid commitment, int position, CommitmentAct what, string words, DateOnly? by, VisitAct act) =>
        (Id, CommitmentId, Position, Act, Words, By, ById, At) = (id, commitment, position, what, words, by, act.By, act.At);

    public Guid CommitmentId { get; private init; }
    public int Position { get; private init; }
    public CommitmentAct Act { get; private init; }
    public string Words { get; private init; } = "";

    /// <summary>The day it was to be kept by from then on.</summary>
    public DateOnly? By { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
