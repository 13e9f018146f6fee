using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Escalations;

public enum EscalationState
{
    Raised,
    Acknowledged,
    Accepted,
    Returned,
    Merged,
    PassedUp,
    Answered,
    Confirmed,
    Closed,
}

/// <summary>Whether anybody telephoned before it was written down.</summary>
public enum Telephoned
{
    Reached,
    NoAnswer,
    No,
}

/// <summary>Situation, background, assessment, recommendation: the words in which an escalation is raised.</summary>
public sealed record Sbar(string Situation, string Background, string Assessment, string Recommendation);

/// <summary>
/// An issue that cannot wait, with a tier above the ward. When and with which words and priority it was raised never changes, nor whether anybody telephoned first, nor that
/// it once went past its time; what became of it is a row of steps.
/// </summary>
[About(Subject.Escalations)]
public sealed class Escalation : Entity, IMayBeRestricted, IThreadNode
{
    public const int ShortLength = 300;
    public const int LongLength = 600;

    // What comes by itself, by the names under which due times are stored.
    public const string ReadBackDue = "escalation-read-back";
    public const string AnswerDue = "escalation-answer";
    public const string CloseDue = "escalation-close";

    private readonly List<EscalationStep> steps = [];

    private Escalation()
    {
    }

    /// <param name="passed">The tiers between the ward and this one that could have had it.</param>
    public Escalation(Guid id, Guid step, int number, Guid issue, Guid node, Sbar words, EscalationPriority priority, Telephoned? telephoned, Tier to, int passed, EscalationAct act)
    {
        if (priority is EscalationPriority.P1 && telephoned is null)
            throw new DomainException("Say whether you telephoned first. Whoever could be harmed now cannot wait for somebody to read this.", "Telephoned");
        (Id, Number, IssueId, NodeId) = (id, number, issue, node);
        (Situation, Background, Assessment, Recommendation) = words;
        (FirstPriority, Priority, Telephoned, RaisedBy, RaisedAt, TiersPassed) = (priority, priority, telephoned, act.By!.Value, act.At, passed);
        With(to);
        StartClocks(to, act.At);
        (FirstReadBackBy, FirstAnswerBy) = (ReadBackBy, AnswerBy);
        Add(step, EscalationMove.Raised, "", to.Words, act);
    }

    public int Number { get; private init; }
    public Guid IssueId { get; private init; }
    public Guid NodeId { get; private init; }
    public string Situation { get; private init; } = "";
    public string Background { get; private init; } = "";
    public string Assessment { get; private init; } = "";
    public string Recommendation { get; private init; } = "";
    public EscalationPriority FirstPriority { get; private init; }
    /// <summary>Not said of every escalation: only the first priority has to.</summary>
    public Telephoned? Telephoned { get; private init; }
    public Guid RaisedBy { get; private init; }
    public DateTimeOffset RaisedAt { get; private init; }
    public DateTimeOffset FirstReadBackBy { get; private init; }
    public DateTimeOffset FirstAnswerBy { get; private init; }

    /// <summary>Sent past so many tiers: allowed, recorded, never held against anybody.</summary>
    public int TiersPassed { get; private init; }

    public EscalationPriority Priority { get; private set; }

    /// <summary>Hours count, so news of it cannot wait for the morning.</summary>
    public bool IsUrgent => Priority is not EscalationPriority.P3;

    public EscalationState State { get; private set; }
    public Guid TierId { get; private set; }
    public int TierNumber { get; private set; }

    /// <summary>From when the tier that has it now counts, and until when it reads back and answers.</summary>
    public DateTimeOffset ClocksFrom { get; private set; }
    public DateTimeOffset ReadBackBy { get; private set; }
    public DateTimeOffset AnswerBy { get; private set; }
    public DateTimeOffset? ReadBackAt { get; private set; }

    /// <summary>The mark that stays: when it first went past its time.</summary>
    public DateTimeOffset? BreachedAt { get; private set; }
    public DateTimeOffset? ReopenedAt { get; private set; }
    public Guid? JoinedToId { get; private set; }
    public IReadOnlyList<EscalationStep> Steps => steps;

    ThreadKind IThreadNode.Kind => ThreadKind.Escalation;
    string IThreadNode.Title => Recommendation;
    string IThreadNode.Address => $"/escalations/{Number}";
    string IThreadNode.State => EscalationWords.Of(State);

    public bool IsWaiting => State is EscalationState.Raised or EscalationState.PassedUp or EscalationState.Acknowledged or EscalationState.Accepted;

    /// <summary>It missed a time, and its clocks began again after it was raised.</summary>
    public bool HasNewTime => BreachedAt is not null && ClocksFrom > RaisedAt;

    /// <summary>A second "not solved" needs a new escalation.</summary>
    public bool MayReopen => State is EscalationState.Answered or EscalationState.Confirmed && ReopenedAt is null;

    /// <summary>What will come of it by itself, and when. Of a time that passed at the top the top was told, once.</summary>
    public IReadOnlyList<Due> Ahead()
    {
        if (State is EscalationState.Confirmed)
            return [new Due(CloseDue, Id, steps[^1].At.AddDays(7))];
        if (!IsWaiting)
            return [];
        List<Due> clocks = [new Due(AnswerDue, Id, AnswerBy)];
        if (ReadBackAt is null)
            clocks.Add(new Due(ReadBackDue, Id, ReadBackBy));
        return [.. clocks.Where(due => steps.All(step => step.Move is not EscalationMove.TopTold || step.Due != due.At))];
    }

    /// <summary>The receiver says what they understood. It stops the first clock and no other.</summary>
    public void ReadBack(Guid step, string understood, Tiers tiers, EscalationAct act)
    {
        var decider = MustReceive(tiers, act);
        MustBe(EscalationState.Raised, EscalationState.PassedUp);
        (State, ReadBackAt) = (EscalationState.Acknowledged, ReadBackAt ?? act.At);
        Add(step, EscalationMove.ReadBack, understood, "", act, at: decider);
    }

    public void Accept(Guid step, Tiers tiers, EscalationAct act)
    {
        var decider = MustReceive(tiers, act);
        MustBe(EscalationState.Acknowledged);
        State = EscalationState.Accepted;
        Add(step, EscalationMove.Accepted, "", tiers.Of(TierId).Words, act, at: decider);
    }

    /// <summary>Back to the ward, which decides anew.</summary>
    public void Return(Guid step, string acceptable, Tiers tiers, EscalationAct act)
    {
        var decider = MustReceive(tiers, act);
        MustBe(EscalationState.Acknowledged);
        if (string.IsNullOrWhiteSpace(acceptable))
            throw new DomainException("Say what would make it acceptable, so that the ward knows what to do next.");
        State = EscalationState.Returned;
        Add(step, EscalationMove.Returned, acceptable, "", act, at: decider);
    }

    /// <summary>With the reason, for the ward. The clocks run on: they count from when it was raised.</summary>
    public void PassUp(Guid step, Tier to, string why, Tiers tiers, EscalationAct act)
    {
        var decider = MustReceive(tiers, act);
        MustBe(EscalationState.Acknowledged);
        if (string.IsNullOrWhiteSpace(why))
            throw new DomainException("Say why you pass it up, so that the ward knows what it waits for.");
        if (tiers.Above(TierId).All(higher => higher.Node != to.Node))
            throw new DomainException($"{to.Words} does not stand above {tiers.Of(TierId).Words}. Choose a higher tier, or answer it.");
        State = EscalationState.PassedUp;
        Add(step, EscalationMove.PassedUp, why, to.Words, act, at: decider, wentTo: to.Node);
        With(to);
    }

    /// <summary>It is answered with the other, so the other must not be due later.</summary>
    public void Join(Guid step, Escalation other, Tiers tiers, EscalationAct act)
    {
        var decider = MustReceive(tiers, act);
        MustBe(EscalationState.Acknowledged);
        if (other.Id == Id)
            throw new DomainException("An escalation cannot be joined to itself. Choose another.");
        if (!other.IsWaiting)
            throw new DomainException($"Escalation {other.Number} does not wait for an answer any more. Choose another, or answer this one.");
        if (other.AnswerBy > AnswerBy)
            throw new DomainException($"Escalation {other.Number} is due later than this one, so this one would wait longer. Join that one to this one.");
        (State, JoinedToId) = (EscalationState.Merged, other.Id);
        Add(step, EscalationMove.Joined, "", $"escalation {other.Number}", act, at: decider);
    }

    public void Answer(Guid step, string answer, Tiers tiers, EscalationAct act)
    {
        var decider = MustReceive(tiers, act);
        MustBe(EscalationState.Accepted);
        State = EscalationState.Answered;
        Add(step, EscalationMove.Answered, answer, tiers.Of(TierId).Words, act, at: decider);
    }

    /// <summary>The escalation to which it was joined has been answered or returned: so is this one, in the same words.</summary>
    public void FollowOther(Guid step, Escalation other, EscalationAct act)
    {
        MustBe(EscalationState.Merged);
        MustNotHaveRaised(act, "another receiver");
        var last = other.steps[^1];
        State = other.State;
        Add(step, last.Move, last.Words, $"escalation {other.Number}", act, at: last.TierId);
    }

    /// <summary>A new dated entry with its reason, which the raiser sees. What it was raised with stays.</summary>
    public void ChangePriority(Guid step, EscalationPriority priority, string reason, Tiers tiers, EscalationAct act)
    {
        var decider = MustReceive(tiers, act);
        MustBe(EscalationState.Acknowledged, EscalationState.Accepted);
        if (priority == Priority)
            throw new DomainException("It has this priority already. Choose another.");
        var higher = priority < Priority;
        var from = higher ? act.At : ClocksFrom;
        var answerBy = tiers.Of(TierId).TimesAt(from).AnswerBy(priority, from);
        (Priority, AnswerBy) = (priority, higher && AnswerBy < answerBy ? AnswerBy : answerBy);
        Add(step, EscalationMove.PriorityChanged, reason, EscalationWords.Of(priority), act, at: decider);
    }

    /// <summary>A time has passed: one tier up, with the lengths of that tier from then on, or at the top a word to the top. The mark stays.</summary>
    public void PassItsTime(Guid step, Due due, Tier? next)
    {
        if (!Ahead().Contains(due))
            throw new DomainException("This time does not count any more.");
        BreachedAt ??= due.At;
        var act = EscalationAct.ByItself(due.At);
        if (next is null)
        {
            Add(step, EscalationMove.TopTold, "", "", act, due.At);
            return;
        }

        Add(step, EscalationMove.SteppedUp, "", next.Words, act, due.At, wentTo: next.Node);
        With(next);
        (State, ReadBackAt) = (EscalationState.PassedUp, null);
        StartClocks(next, due.At);
    }

    /// <summary>"It worked", never from whoever answered.</summary>
    public void Confirm(Guid step, EscalationAct act)
    {
        MustBe(EscalationState.Answered);
        if (steps[^1].ById == act.By)
            throw new DomainException("You answered this, so another person has to say that it worked. Ask whoever raised it, or the next huddle.");
        State = EscalationState.Confirmed;
        Add(step, EscalationMove.Confirmed, "", "", act);
    }

    /// <summary>"Not solved", or not after all: the tier that answered has it again, once. A second time it is closed, and the ward decides anew.</summary>
    public void NotSolved(Guid step, string still, Tiers tiers, EscalationAct act)
    {
        if (State is not EscalationState.Confirmed)
            MustBe(EscalationState.Answered);
        if (ReopenedAt is not null)
        {
            State = EscalationState.Closed;
            Add(step, EscalationMove.Closed, still, "", act);
            return;
        }

        (State, ReopenedAt, ReadBackAt, JoinedToId) = (EscalationState.Raised, act.At, null, null);
        StartClocks(tiers.Of(TierId), act.At);
        Add(step, EscalationMove.Reopened, still, "", act);
    }

    /// <summary>A week after somebody said that it worked.</summary>
    public void Close(Guid step, DateTimeOffset due)
    {
        MustBe(EscalationState.Confirmed);
        State = EscalationState.Closed;
        Add(step, EscalationMove.Closed, "", "", EscalationAct.ByItself(due));
    }

    private void With(Tier tier) => (TierId, TierNumber) = (tier.Node, tier.Number);

    /// <summary>By the times the tier has at that moment; what it sets later moves nothing.</summary>
    private void StartClocks(Tier tier, DateTimeOffset from) =>
        (ClocksFrom, ReadBackBy, AnswerBy) = (from, tier.TimesAt(from).ReadBackBy(Priority, from), tier.TimesAt(from).AnswerBy(Priority, from));

    /// <summary>For who receives at the tier that has it, or above; never for whoever raised it.</summary>
    /// <returns>The highest tier at which they receive: where one above acts for the tier that has it, the one above decides.</returns>
    private Guid MustReceive(Tiers tiers, EscalationAct act)
    {
        var tier = tiers.Of(TierId);
        if (!act.Receives.Any(path => tier.Path.StartsWith(path, StringComparison.Ordinal)))
            throw new DomainException($"This escalation is with {tier.Words} now, so it is theirs to read back, decide and answer. Ask there: {tier.PostsInWords}.");
        MustNotHaveRaised(act, $"another person at {tier.Words}, or above");
        return tiers.Above(TierId).LastOrDefault(higher => act.Receives.Any(path => higher.Path.StartsWith(path, StringComparison.Ordinal)), tier).Node;
    }

    private void MustNotHaveRaised(EscalationAct act, string whom)
    {
        if (act.By == RaisedBy)
            throw new DomainException($"You raised this escalation, so another person has to answer it. Ask {whom}.");
    }

    private void MustBe(params ReadOnlySpan<EscalationState> states)
    {
        if (!states.Contains(State))
            throw new DomainException(EscalationWords.WaitsFor(State));
    }

    private void Add(Guid id, EscalationMove move, string words, string to, EscalationAct act, DateTimeOffset? due = null, Guid? at = null, Guid? wentTo = null) =>
        steps.Add(new EscalationStep(id, Id, steps.Count + 1, move, words, to, at ?? TierId, wentTo, due, act));
}
