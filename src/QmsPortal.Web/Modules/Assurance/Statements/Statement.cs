using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Assurance.Evidence;

namespace QmsPortal.Modules.Assurance.Statements;

public enum StatementRating
{
    Substantial,
    Reasonable,
    Limited,
    None,
}

public enum StatementState
{
    Draft,
    Complete,
    Challenged,
    Committee,
    Agreed,
    Rejected,
    NeedsRenewal,
    Contradicted,
    Superseded,
}

/// <summary>
/// What the organisation says of itself, how sure it is and on what that rests. Written by one person, challenged by a second, agreed by a
/// third; it weakens by itself when its ground does, and says why.
/// </summary>
[About(Subject.Statements)]
public sealed class Statement : Entity, IThreadNode
{
    public const int ClaimLength = 160;
    public const int WordsLength = 600;
    public const int StepLength = 300;
    public const int CommitteeLength = 80;

    /// <summary>Of a longer time no one statement speaks.</summary>
    public const int MostYears = 3;

    private readonly List<StatementStep> steps = [];
    private readonly List<Contradiction> contradictions = [];

    private Statement()
    {
    }

    public Statement(Guid id, int number, Guid node, Wording wording, Guid author, DateTimeOffset writtenAt, Guid? renews = null)
    {
        (Id, Number, NodeId, AuthorId, WrittenAt, RenewsId) = (id, number, node, author, writtenAt, renews);
        Take(wording);
    }

    public int Number { get; private init; }

    /// <summary>The place of which it speaks, with those below.</summary>
    public Guid NodeId { get; private init; }
    public string Claim { get; private set; } = "";
    public StatementRating Rating { get; private set; }
    public string Reason { get; private set; } = "";

    /// <summary>What is not shown or not known; that there is nothing, and why. Empty only in a draft.</summary>
    public string Gaps { get; private set; } = "";
    public string Limits { get; private set; } = "";
    public DateOnly PeriodFrom { get; private set; }
    public DateOnly PeriodTo { get; private set; }
    public Guid AuthorId { get; private init; }
    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>The statement that this one takes the place of, once it is agreed.</summary>
    public Guid? RenewsId { get; private init; }
    public StatementState State { get; private set; }
    public Guid? ChallengedBy { get; private set; }

    /// <summary>Another rating, to which the author has not answered yet.</summary>
    public StatementRating? Proposed { get; private set; }
    public string? Committee { get; private set; }
    public DateOnly? CommitteeOn { get; private set; }
    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>Why it needs renewal or is contradicted, in words; of several the newest.</summary>
    public string? WeakenedBecause { get; private set; }

    /// <summary>Which evidence it was agreed on can be relied on no more; of several the newest.</summary>
    public string? LostBecause { get; private set; }
    public IReadOnlyList<StatementStep> Steps => steps;
    public IReadOnlyList<Contradiction> Contradictions => contradictions;

    ThreadKind IThreadNode.Kind => ThreadKind.Statement;
    string IThreadNode.Title => Claim;
    string IThreadNode.Address => $"/statements/{Number}";
    string IThreadNode.State => StatementWords.Of(State, Rating);

    public Wording InWords => new(Claim, Rating, Reason, Gaps, Limits, PeriodFrom, PeriodTo);

    public bool IsInForce => State is StatementState.Agreed or StatementState.NeedsRenewal or StatementState.Contradicted;

    public void Revise(Wording wording, StatementAct act)
    {
        MustBeIn(StatementState.Draft, "Only a draft can be worded anew. Renew the statement instead.");
        MustBeAuthor(act);
        Take(wording);
    }

    /// <summary>It may rest on this item: while it is being written, and on nothing that has gone.</summary>
    public void RestOn(EvidenceItem item)
    {
        MustBeIn(StatementState.Draft, "What it rests on is settled. Renew the statement to rest it on something else.");
        item.MustBeUsable();
    }

    /// <summary>Ready for a second person.</summary>
    public void Complete(Guid id, IReadOnlyList<EvidenceItem> items, StatementAct act)
    {
        MustBeIn(StatementState.Draft, "This statement is complete already.");
        MustBeAuthor(act);
        if (Gaps.Length == 0)
            throw new DomainException("Write the gaps first: what is not shown or not known. If there are none, say so and why.");
        MustStandOn(items, act);
        Go(id, StatementState.Complete, "", act);
    }

    public void Challenge(Guid id, StatementRating? proposed, string words, StatementAct act)
    {
        if (State is StatementState.Draft)
            throw new DomainException("This is a draft still. Its author has to complete it before anybody challenges it.");
        MustBeIn(StatementState.Complete, "This statement was challenged already.");
        if (AuthorId == act.By)
            throw new DomainException("You wrote this statement, so another person has to challenge it. Ask: chief nurse, deputy chief nurse.");
        (ChallengedBy, Proposed) = (act.By, proposed == Rating ? null : proposed);
        Go(id, StatementState.Challenged, words, act, proposed);
    }

    /// <summary>The author takes the other rating, or stands by their own.</summary>
    public void Answer(Guid id, bool accepts, string words, StatementAct act)
    {
        MustBeIn(StatementState.Challenged, "No challenge waits for an answer.");
        MustBeAuthor(act);
        if (Proposed is not { } other)
            throw new DomainException("The challenge proposes no other rating, so there is nothing to answer. A committee decides next.");
        (Rating, Proposed) = (accepts ? other : Rating, null);
        Go(id, StatementState.Challenged, words, act);
    }

    /// <summary>It went to a committee, on a day.</summary>
    public void Bring(Guid id, string committee, DateOnly on, StatementAct act)
    {
        MustBeIn(StatementState.Challenged, State >= StatementState.Committee ? "A committee has had this statement already." : "A second person has to challenge this statement before it goes to a committee.");
        if (Proposed is not null)
            throw new DomainException("The author has not answered the challenge yet. Ask them to take the other rating or to stand by theirs.");
        if (on > act.Today)
            throw new DomainException("Choose the day on which the committee met: today or before.");
        (Committee, CommitteeOn) = (committee, on);
        Go(id, StatementState.Committee, committee, act);
    }

    public void Agree(Guid id, string words, IReadOnlyList<EvidenceItem> items, StatementAct act)
    {
        MustBeDecidedBy(act);
        MustStandOn(items, act);
        AgreedAt = act.At;
        Go(id, StatementState.Agreed, words, act);
    }

    public void Reject(Guid id, string reason, StatementAct act)
    {
        MustBeDecidedBy(act);
        Go(id, StatementState.Rejected, reason, act);
    }

    /// <summary>Evidence it was agreed on is gone: nobody took this step. A contradiction weighs more, and stays.</summary>
    public void LoseEvidence(Guid id, string because, DateTimeOffset at)
    {
        if (!IsInForce)
            return;
        (LostBecause, WeakenedBecause) = (because, State is StatementState.Contradicted ? WeakenedBecause : because);
        Go(id, State is StatementState.Contradicted ? State : StatementState.NeedsRenewal, because, new StatementAct(null, at));
    }

    /// <summary>A live signal of concern says otherwise. Told again of the same signal it is no more than it was.</summary>
    public void Contradict(Guid id, Guid step, Guid signal, string because, DateTimeOffset at)
    {
        if (!IsInForce || contradictions.Any(known => known.SignalId == signal))
            return;
        contradictions.Add(new Contradiction(id, Id, signal, because, at));
        WeakenedBecause = because;
        Go(step, StatementState.Contradicted, because, new StatementAct(null, at));
    }

    /// <summary>The signal was no contradiction. Once none is left it stands as it did, unless evidence has gone meanwhile.</summary>
    public void Settle(Guid id, Guid signal, string because, DateTimeOffset at)
    {
        if (contradictions.Find(known => known.SignalId == signal && known.SettledAt is null) is not { } settled)
            return;
        settled.Settle(because, at);
        if (State is not StatementState.Contradicted)
            return;
        var other = contradictions.FindLast(known => known.SettledAt is null);
        WeakenedBecause = other?.Because ?? LostBecause;
        Go(id, other is not null ? StatementState.Contradicted : LostBecause is not null ? StatementState.NeedsRenewal : StatementState.Agreed, because, new StatementAct(null, at));
    }

    /// <summary>Another statement takes its place.</summary>
    public void GiveWay(Guid id, int to, StatementAct act)
    {
        MustBeInForce();
        Go(id, StatementState.Superseded, $"Statement {to} takes its place.", act);
    }

    public void MustBeInForce()
    {
        if (!IsInForce)
            throw new DomainException(State is StatementState.Superseded ? "Another statement has taken its place already." : "Only a statement that was agreed is renewed.");
    }

    private void Take(Wording wording)
    {
        if (wording.To < wording.From)
            throw new DomainException("The last day it speaks of must not be before the first.");
        (Claim, Rating, Reason, Gaps, Limits, PeriodFrom, PeriodTo) = (wording.Claim, wording.Rating, wording.Reason, wording.Gaps, wording.Limits, wording.From, wording.To);
    }

    private void MustBeDecidedBy(StatementAct act)
    {
        MustBeIn(StatementState.Committee, State > StatementState.Committee ? "This statement is decided already." : "A committee has to have this statement before it is decided. Ask: company secretary.");
        if (AuthorId == act.By || ChallengedBy == act.By)
            throw new DomainException("You wrote or challenged this statement, so another person has to decide it. Ask: chair.");
    }

    private void MustBeAuthor(StatementAct act)
    {
        if (AuthorId != act.By)
            throw new DomainException("This is for whoever wrote the statement. Ask them, or challenge it.");
    }

    private void MustBeIn(StatementState state, string refusal)
    {
        if (State != state)
            throw new DomainException(refusal);
    }

    private static void MustStandOn(IReadOnlyList<EvidenceItem> items, StatementAct act)
    {
        if (!items.Best(act.Today).IsInDate())
            throw new DomainException("A statement rests on one accepted item in date, at least. Choose one, or have one accepted first.");
    }

    private void Go(Guid id, StatementState state, string words, StatementAct act, StatementRating? proposed = null)
    {
        State = state;
        steps.Add(new StatementStep(id, Id, steps.Count + 1, state, Rating, proposed, words, act));
    }
}
