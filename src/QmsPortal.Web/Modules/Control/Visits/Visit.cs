using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>A leader went to a ward to see: what they heard there, and what they promised. The promises are measured, and nobody else is.</summary>
[About(Subject.Visits)]
public sealed class Visit : Entity, IThreadNode
{
    public const int HeardLength = 600;
    public const int MostCommitments = 5;

    private readonly List<Commitment> commitments = [];

    private Visit()
    {
    }

    public Visit(Guid id, int number, Guid node, DateOnly on, string heard, Guid by, DateTimeOffset at) =>
        (Id, Number, NodeId, On, Heard, ById, At) = (id, number, node, on, heard, by, at);

    public int Number { get; private init; }
    public Guid NodeId { get; private init; }
    public DateOnly On { get; private init; }
    public string Heard { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
    public IReadOnlyList<Commitment> Commitments => commitments;

    ThreadKind IThreadNode.Kind => ThreadKind.Visit;
    string IThreadNode.Title => $"Visit on {On:d MMMM yyyy}";
    string IThreadNode.Address => $"/visits/{Number}";
    string IThreadNode.State => "Held";

    public Commitment Promise(Guid id, Guid step, string what, DateOnly by, VisitAct act)
    {
        MustBeTheirs(act);
        by.MustBeAhead(act.Today, "By");
        if (commitments.Count >= MostCommitments)
            throw new DomainException($"{MostCommitments} promises are enough for one visit. Keep those first.");
        var commitment = new Commitment(id, step, this, what, by, act);
        commitments.Add(commitment);
        return commitment;
    }

    public Commitment Keep(Guid commitment, Guid step, string how, VisitAct act)
    {
        var promise = Theirs(commitment, act);
        promise.Keep(step, how, act);
        return promise;
    }

    public Commitment Move(Guid commitment, Guid step, DateOnly by, string why, VisitAct act)
    {
        var promise = Theirs(commitment, act);
        promise.Move(step, by, why, act);
        return promise;
    }

    private Commitment Theirs(Guid commitment, VisitAct act)
    {
        MustBeTheirs(act);
        return commitments.Find(one => one.Id == commitment) ?? throw new NotFoundException();
    }

    private void MustBeTheirs(VisitAct act)
    {
        if (act.By != ById)
            throw new DomainException("Only whoever made the visit can promise, keep or move a promise of it.");
    }
}

public sealed record VisitAct(Guid By, DateTimeOffset At)
{
    public DateOnly Today => At.LondonDay();
}
