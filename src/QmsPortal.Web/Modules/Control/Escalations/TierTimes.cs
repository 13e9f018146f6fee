using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>The times a tier set for itself, from a moment on and until the next such row. What runs already keeps the times it began with.</summary>
[About(Subject.Escalations)]
public sealed class TierTimes : Entity, IAtPlace
{
    public const int ReasonLength = 200;

    private TierTimes()
    {
    }

    public TierTimes(Guid id, Guid node, EscalationTimes times, EscalationTimes before, string reason, Guid by, DateTimeOffset at)
    {
        if (!times.IsSound)
            throw new DomainException("These times are outside what a tier may set. Look at the bounds beside each.");
        if (times == before)
            throw new DomainException("These are the times already. Change one of them.");
        (Id, NodeId, Reason, SetBy, At) = (id, node, reason, by, at);
        (P1ReadBack, P1Answer, P2ReadBack, P2Answer, P3ReadBack, P3Answer) = times;
    }

    public Guid NodeId { get; private init; }
    public int P1ReadBack { get; private init; }
    public int P1Answer { get; private init; }
    public int P2ReadBack { get; private init; }
    public int P2Answer { get; private init; }
    public int P3ReadBack { get; private init; }
    public int P3Answer { get; private init; }
    public string Reason { get; private init; } = "";
    public Guid SetBy { get; private init; }
    public DateTimeOffset At { get; private init; }
}
