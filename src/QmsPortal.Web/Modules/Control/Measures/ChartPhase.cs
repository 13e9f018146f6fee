using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Measures;

public enum PhaseState
{
    Offered,
    InForce,
    Declined,
}

/// <summary>
/// Limits of their own from a day on, offered by one person with a reason and put in force, or declined, by another. Nobody draws
/// limits anew to make a chart look good, so what they were until then is kept.
/// </summary>
[About(Subject.Phases)]
public sealed class ChartPhase : Entity, IAtPlace
{
    public const int ReasonLength = 300;
    public const int EvidenceLength = 600;

    private readonly List<PhaseStep> steps = [];

    private ChartPhase()
    {
    }

    internal ChartPhase(Guid id, Guid step, MeasureSeries series, PhaseOffer offer, PhaseAct act)
    {
        (Id, SeriesId, NodeId, From, Evidence, CycleId, OfferedBy) = (id, series.Id, series.NodeId, offer.From, offer.Evidence, offer.Cycle, act.By);
        Add(step, PhaseState.Offered, offer.Reason, act);
    }

    public Guid SeriesId { get; private init; }

    /// <summary>The place of the series, where somebody has to be able to decide.</summary>
    public Guid NodeId { get; private init; }
    public DateOnly From { get; private init; }

    /// <summary>What the numbers said when it was offered.</summary>
    public string Evidence { get; private init; } = "";

    /// <summary>The cycle that caused it, by its id on the thread.</summary>
    public Guid? CycleId { get; private init; }
    public Guid OfferedBy { get; private init; }
    public PhaseState State { get; private set; }

    /// <summary>The lines that held from that day on until this phase took their place.</summary>
    public double? OldCentre { get; private set; }
    public double? OldLower { get; private set; }
    public double? OldUpper { get; private set; }
    public IReadOnlyList<PhaseStep> Steps => steps;

    internal void Accept(Guid step, string words, Spc.Phase? old, PhaseAct act)
    {
        MustBeOpenTo(act);
        (OldCentre, OldLower, OldUpper) = (old?.Centre, old?.LowerLimit, old?.UpperLimit);
        Add(step, PhaseState.InForce, words, act);
    }

    public void Decline(Guid step, string reason, PhaseAct act)
    {
        MustBeOpenTo(act);
        if (string.IsNullOrWhiteSpace(reason))
            throw new DomainException("Say why the limits stay as they are, so that whoever offered new ones knows.");
        Add(step, PhaseState.Declined, reason, act);
    }

    private void MustBeOpenTo(PhaseAct act)
    {
        if (State is PhaseState.InForce)
            throw new DomainException("These limits are in force already, and are decided once. Offer a later phase if the process has changed again.");
        if (State is PhaseState.Declined)
            throw new DomainException("This was declined already, and is decided once. Offer it anew if there are new numbers.");
        if (act.By == OfferedBy)
            throw new DomainException("You offered these limits, so another person has to accept or decline them. Ask: improvement lead, quality manager, data steward.");
    }

    private void Add(Guid id, PhaseState state, string words, PhaseAct act)
    {
        State = state;
        steps.Add(new PhaseStep(id, Id, steps.Count + 1, state, words, act));
    }
}

/// <summary>From which day, why, what the numbers say, and which cycle caused it.</summary>
public sealed record PhaseOffer(DateOnly From, string Reason, string Evidence, Guid? Cycle = null);

/// <summary>Who acts on a phase, in which post, and when: as they were then.</summary>
public sealed record PhaseAct(Guid By, string Name, string Post, DateTimeOffset At);

/// <summary>What was done about a phase: a dated row, never changed.</summary>
public sealed class PhaseStep : Entity
{
    public const int NameLength = 80;

    private PhaseStep()
    {
    }

    internal PhaseStep(Guid id, Guid phase, int position, PhaseState state, string words, PhaseAct act) =>
        (Id, PhaseId, Position, State, Words, ById, Name, Post, At) = (id, phase, position, state, words, act.By, act.Name, act.Post, act.At);

    public Guid PhaseId { get; private init; }
    public int Position { get; private init; }
    public PhaseState State { get; private init; }
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }
    public string Name { get; private init; } = "";
    public string Post { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}
