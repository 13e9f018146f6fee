using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;

namespace QmsPortal.Modules.Assurance.Frameworks;

public enum ResultState
{
    NotAssessed,
    SelfAssessed,
    Challenged,
    Agreed,
}

public enum ResultAnswer
{
    Met,
    Partly,
    NotMet,
    NotApplicable,
}

/// <summary>Whether a place does what a requirement asks: said by the place, challenged by a second person, agreed by a third. What shows it is evidence.</summary>
[About(Subject.Results)]
public sealed class RequirementResult : Entity, IThreadNode
{
    public const int WordsLength = 300;

    private readonly List<ResultStep> steps = [];

    private RequirementResult()
    {
    }

    /// <param name="title">The requirement's own, with its code: a framework that is loaded never changes, so it may be kept here.</param>
    public RequirementResult(Guid id, Guid framework, Guid requirement, Guid node, string title, string address) =>
        (Id, FrameworkId, RequirementId, NodeId, Title, Address) = (id, framework, requirement, node, title, address);

    public Guid FrameworkId { get; private init; }
    public Guid RequirementId { get; private init; }
    public Guid NodeId { get; private init; }
    public string Title { get; private init; } = "";

    /// <summary>Also what it is found by.</summary>
    public string Address { get; private init; } = "";
    public ResultState State { get; private set; }
    public ResultAnswer? Answer { get; private set; }

    /// <summary>Another answer, which whoever challenged it thinks is right.</summary>
    public ResultAnswer? Proposed { get; private set; }

    /// <summary>What shows it by now, at best: kept in the save that changes it.</summary>
    public Shown Shown { get; private set; }
    public Guid? SelfAssessedBy { get; private set; }
    public Guid? ChallengedBy { get; private set; }
    public IReadOnlyList<ResultStep> Steps => steps;

    /// <summary>It was agreed that this is met, and nothing in date shows it any more.</summary>
    public bool NeedsEvidence => State is ResultState.Agreed && Answer is ResultAnswer.Met && !Shown.IsInDate();

    ThreadKind IThreadNode.Kind => ThreadKind.RequirementResult;
    string IThreadNode.State => ResultWords.Of(State, Answer, NeedsEvidence);

    public static string AddressOf(string? framework, string? requirement, string? place) => $"/frameworks/{framework}/{requirement}?at={place}";

    /// <summary>Said by the place. Said again it begins anew: what was challenged or agreed was another answer.</summary>
    public void SelfAssess(Guid id, ResultAnswer answer, string words, ResultAct act)
    {
        if (answer is ResultAnswer.NotApplicable && words.Length == 0)
            throw new DomainException("Say why this does not apply here.");
        (State, Answer, Proposed, SelfAssessedBy, ChallengedBy) = (ResultState.SelfAssessed, answer, null, act.By, null);
        Add(id, answer, words, act);
    }

    /// <summary>By a second person, in words; with another answer, or none.</summary>
    public void Challenge(Guid id, ResultAnswer? proposed, string words, ResultAct act)
    {
        if (State is ResultState.NotAssessed)
            throw new DomainException("Nobody has assessed this here yet. Ask the team lead to say whether it is met, then challenge it.");
        if (State is not ResultState.SelfAssessed)
            throw new DomainException(State is ResultState.Challenged ? "This is challenged already. Ask a quality manager to agree it." : "This is agreed already. If it has changed, ask the team lead to assess it again.");
        if (SelfAssessedBy == act.By)
            throw new DomainException("You assessed this yourself, so another person has to challenge it. Ask: matron, divisional nurse.");
        (State, ChallengedBy, Proposed) = (ResultState.Challenged, act.By, proposed == Answer ? null : proposed);
        Add(id, proposed ?? Answer, words, act);
    }

    /// <summary>By a third person: the answer of the place, the one that was proposed instead, or another one with a reason.</summary>
    /// <param name="items">What shows it.</param>
    public void Agree(Guid id, ResultAnswer answer, string words, IReadOnlyList<EvidenceItem> items, ResultAct act)
    {
        if (State is not ResultState.Challenged)
            throw new DomainException(State is ResultState.Agreed ? "This is agreed already." : "A second person has to challenge this before it can be agreed. Ask: matron, divisional nurse.");
        if (SelfAssessedBy == act.By || ChallengedBy == act.By)
            throw new DomainException("You assessed or challenged this, so a third person has to agree it. Ask: quality manager.");
        if (answer != Answer && answer != Proposed && words.Length == 0)
            throw new DomainException("Say why: this is another answer than the place gave, and nobody has proposed it.");
        var shown = items.Best(act.Today);
        if (answer is ResultAnswer.Met && !shown.IsInDate())
            throw new DomainException($"“Met” needs one accepted item in date. {WhyNot(items)} Accept what waits, ask for a newer copy, or agree another answer.");
        (State, Answer, Proposed, Shown) = (ResultState.Agreed, answer, null, shown);
        Add(id, answer, words, act);
    }

    /// <summary>What shows it has changed. Where an agreed answer loses or regains its ground, that is a step which nobody took.</summary>
    public void Weigh(Guid id, IReadOnlyList<EvidenceItem> items, string because, DateTimeOffset at)
    {
        var before = NeedsEvidence;
        Shown = items.Best(at.LondonDay());
        if (NeedsEvidence != before)
            Add(id, Answer, because, new ResultAct(null, at));
    }

    /// <summary>The item that came nearest, by name.</summary>
    private static string WhyNot(IReadOnlyList<EvidenceItem> items) => items.OrderByDescending(item => item.ValidUntil).FirstOrDefault() switch
    {
        null => "Nothing shows this here yet.",
        { State: EvidenceState.Draft } draft => $"Evidence {draft.Number}, {draft.Title}, has not been sent yet.",
        { State: EvidenceState.Submitted } waiting => $"Evidence {waiting.Number}, {waiting.Title}, waits to be accepted.",
        { State: EvidenceState.Withdrawn } gone => $"Evidence {gone.Number}, {gone.Title}, was withdrawn.",
        var old => $"Evidence {old.Number}, {old.Title}, expired on {EvidenceWords.Day(old.ValidUntil)}.",
    };

    private void Add(Guid id, ResultAnswer? answer, string words, ResultAct act) =>
        steps.Add(new ResultStep(id, Id, steps.Count + 1, State, answer, NeedsEvidence, words, act));
}

/// <summary>Who acts on a result, and when; nobody where it comes of itself.</summary>
public sealed record ResultAct(Guid? By, DateTimeOffset At)
{
    public DateOnly Today => At.LondonDay();
}

/// <summary>What was said of a requirement at a place: a dated row, never changed.</summary>
public sealed class ResultStep : Entity
{
    private ResultStep()
    {
    }

    internal ResultStep(Guid id, Guid result, int position, ResultState state, ResultAnswer? answer, bool needsEvidence, string words, ResultAct act)
    {
        (Id, ResultId, Position, State, Answer) = (id, result, position, state, answer);
        (NeedsEvidence, Words, ById, At) = (needsEvidence, words, act.By, act.At);
    }

    public Guid ResultId { get; private init; }
    public int Position { get; private init; }
    public ResultState State { get; private init; }
    public ResultAnswer? Answer { get; private init; }
    public bool NeedsEvidence { get; private init; }
    public string Words { get; private init; } = "";

    /// <summary>Null where it came of itself.</summary>
    public Guid? ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
