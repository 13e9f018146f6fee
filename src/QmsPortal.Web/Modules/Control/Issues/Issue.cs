using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Issues;

public enum IssueKind
{
    Safety,
    Staffing,
    Equipment,
    Environment,
    PatientExperience,
    SomethingElse,
}

public enum IssueState
{
    Open,
    Acting,
    Escalated,
    Parked,
    Solved,
    Confirmed,
}

/// <summary>A problem somebody raised, in their own words. The words and the time never change; what became of it is a row of steps.</summary>
[About(Subject.Issues)]
public sealed class Issue : Entity, IMayBeRestricted, IThreadNode
{
    public const int WordsLength = 160;
    public const int AnswerLength = 300;
    public const int DaysToReopen = 7;
    public const int WallWordsLength = 40;

    // What comes of an issue by itself, by the names under which due times are stored.
    public const string BackOnTheBoard = "issue-back-on-the-board";
    public const string Overdue = "issue-overdue";
    public const string Unconfirmed = "issue-unconfirmed";

    private readonly List<IssueStep> steps = [];

    private Issue()
    {
    }

    public Issue(Guid id, int number, Guid node, string words, IssueKind kind, Guid raisedBy, DateTimeOffset raisedAt, IssueOrigin? from = null, DateTimeOffset? receivedAt = null)
    {
        Id = id;
        Number = number;
        NodeId = node;
        Words = words;
        Kind = kind;
        RaisedBy = raisedBy;
        RaisedAt = raisedAt;
        ReceivedAt = receivedAt ?? raisedAt;
        Happened(new IssueRaised(id, number, node, from?.Signal, from?.Huddle, from?.Item, raisedBy, raisedAt));
    }

    public int Number { get; private init; }
    public Guid NodeId { get; private init; }
    public string Words { get; private init; } = "";
    public IssueKind Kind { get; private init; }
    public Guid RaisedBy { get; private init; }
    public DateTimeOffset RaisedAt { get; private init; }

    /// <summary>Later than raised where it was written without a network: no huddle before could know of it.</summary>
    public DateTimeOffset ReceivedAt { get; private init; }
    public IssueState State { get; private set; }

    /// <summary>Who has it now, by role, and until when.</summary>
    public string? With { get; private set; }
    public DateOnly? Due { get; private set; }

    /// <summary>What the team wrote for the wall, where visitors read too; without them the wall names the kind alone.</summary>
    public string? WallWords { get; private set; }
    public IReadOnlyList<IssueStep> Steps => steps;

    ThreadKind IThreadNode.Kind => ThreadKind.Issue;
    string IThreadNode.Title => Words;
    string IThreadNode.Address => $"/issues/{Number}";
    string IThreadNode.State => State.ToString();

    /// <summary>What will come of it by itself, and when, if nobody does anything before.</summary>
    public IReadOnlyList<Due> Ahead() => State switch
    {
        IssueState.Parked => [new Due(BackOnTheBoard, Id, Due!.Value.StartInLondon())],
        IssueState.Acting => [new Due(Overdue, Id, Due!.Value.AddDays(1).StartInLondon())],
        IssueState.Solved => [new Due(Unconfirmed, Id, steps[^1].At.AddDays(7))],
        _ => [],
    };

    public void WriteForWall(string? words)
    {
        if (IsOver)
            throw new DomainException("This issue has its answer, so its words on the wall stay as they are.");
        WallWords = words;
    }

    public void ActHere(Guid id, string who, DateOnly by, IssueAct act)
    {
        MustBeHere();
        by.MustBeAhead(act.Today, "By");
        (State, With, Due) = (IssueState.Acting, who, by);
        Add(id, IssueState.Acting, who, act, by);
    }

    public void Park(Guid id, DateOnly until, IssueAct act)
    {
        MustBeHere();
        if (until <= act.Today)
            throw new DomainException("Choose a day after today: then it is back on the board.", "Until");
        until.MustBeAhead(act.Today, "Until");
        (State, With, Due) = (IssueState.Parked, null, until);
        Add(id, IssueState.Parked, "", act, until);
    }

    public void Solve(Guid id, string answer, IssueAct act)
    {
        MustBeHere();
        (State, With, Due) = (IssueState.Solved, null, null);
        Add(id, IssueState.Solved, answer, act);
    }

    /// <summary>The third exit: a place above has it.</summary>
    public void Escalate(Guid id, string with, string words, IssueAct act)
    {
        MustBeHere();
        BeWith(id, with, words, act);
    }

    /// <summary>What becomes of it above, each move in words, so that whoever raised it sees every step.</summary>
    public void MoveAbove(Guid id, string with, string words, IssueAct act)
    {
        MustBeAbove();
        BeWith(id, with, words, act);
    }

    public void AnswerFromAbove(Guid id, string answer, IssueAct act)
    {
        MustBeAbove();
        (State, With) = (IssueState.Solved, null);
        Add(id, IssueState.Solved, answer, act);
    }

    /// <summary>Open again, with what would make it acceptable.</summary>
    public void ReturnFromAbove(Guid id, string acceptable, IssueAct act)
    {
        MustBeAbove();
        (State, With) = (IssueState.Open, null);
        Add(id, IssueState.Open, acceptable, act);
    }

    /// <summary>"Not solved", of an answer from above: those who gave it have it again.</summary>
    public void GoBackAbove(Guid id, string with, string still, IssueAct act)
    {
        MustBeToldOf(act);
        BeWith(id, with, still, act);
    }

    /// <summary>"It worked", from the person who raised it or from a colleague; never from the one who answered.</summary>
    public void Confirm(Guid id, IssueAct act)
    {
        MustBeSolved();
        if (steps[^1].ById == act.By)
            throw new DomainException("You answered this issue, so another person has to say that it worked. Ask whoever raised it, or the next huddle.");
        State = IssueState.Confirmed;
        Add(id, IssueState.Confirmed, "", act);
    }

    /// <summary>"Not solved": it is open again, with what is still wrong.</summary>
    public void Reopen(Guid id, string still, IssueAct act)
    {
        MustBeToldOf(act);
        State = IssueState.Open;
        Add(id, IssueState.Open, still, act);
    }

    /// <summary>Another person said that it worked: for a week whoever raised it may say that it did not.</summary>
    public bool MayBeReopenedBy(Guid person, DateTimeOffset at) =>
        State is IssueState.Confirmed && person == RaisedBy && steps[^1].ById != person && at <= steps[^1].At.AddDays(DaysToReopen);

    /// <summary>What somebody knows beside its first words. It changes nothing about where the issue is, so it may come while others decide.</summary>
    /// <param name="at">When it was written, which on a device without a network was before it arrived.</param>
    public IssueNote SayMore(Guid id, string words, Guid by, DateTimeOffset at)
    {
        if (State is IssueState.Confirmed)
            throw new DomainException("This issue is over: somebody said that it worked. Raise a new one for what is still wrong.");
        return new IssueNote(id, this, words, by, at < RaisedAt ? RaisedAt : at);
    }

    /// <summary>Has its answer, whether or not somebody has said that it worked.</summary>
    public bool IsOver => State is IssueState.Solved or IssueState.Confirmed;

    /// <summary>What was done about it was looked at again and had not worked.</summary>
    public void OpenAgain(Guid id, string why, IssueAct act)
    {
        if (!IsOver)
            throw new DomainException("This issue is open already.");
        State = IssueState.Open;
        Add(id, IssueState.Open, why, act);
    }

    /// <summary>Its day has come. Nobody does it, so the step names nobody; it is dated with the day, however late the site was.</summary>
    public void ComeBack(Guid id, DateTimeOffset due)
    {
        if (State is not IssueState.Parked)
            throw new DomainException("This issue is not parked, so it cannot come back on the board.");
        (State, Due) = (IssueState.Open, null);
        Add(id, IssueState.Open, "", new IssueAct(null, due));
    }

    private void MustBeToldOf(IssueAct act)
    {
        if (!(act.By is { } by && MayBeReopenedBy(by, act.At)))
            MustBeSolved();
    }

    private void MustBeSolved()
    {
        if (State is not IssueState.Solved)
            throw new DomainException(State is IssueState.Confirmed ? "This issue is confirmed already." : "This issue has no answer yet, so nobody can say whether it worked.");
    }

    private void MustBeHere()
    {
        if (IsOver)
            throw new DomainException("This issue has its answer already. If it is not solved, say so first.");
        if (State is IssueState.Escalated)
            throw new DomainException($"This issue is with {With} now, and their answer comes back here. If it is mended already, tell them: then they answer it.");
    }

    private void MustBeAbove()
    {
        if (State is not IssueState.Escalated)
            throw new DomainException("This issue is not escalated, so the ward answers it.");
    }

    private void BeWith(Guid id, string with, string words, IssueAct act)
    {
        (State, With, Due) = (IssueState.Escalated, with, null);
        Add(id, IssueState.Escalated, words, act);
    }

    private void Add(Guid id, IssueState state, string words, IssueAct act, DateOnly? due = null)
    {
        steps.Add(new IssueStep(id, Id, steps.Count + 1, state, words, due, act));
        if (act.By is { } by)
            Happened(new LookedAt(ThreadEnd.Of(this), NodeId, by, act.At));
    }
}

/// <summary>What an issue was raised from, and at which huddle, where there was one.</summary>
public sealed record IssueOrigin(Guid? Signal, Guid? Huddle, string? Item);

/// <summary>Who acts on an issue, and when; nobody where the site does it by itself.</summary>
public sealed record IssueAct(Guid? By, DateTimeOffset At)
{
    public DateOnly Today => At.LondonDay();
}

/// <summary>What was done about an issue: a dated row, never changed.</summary>
public sealed class IssueStep : Entity
{
    private IssueStep()
    {
    }

    internal IssueStep(Guid id, Guid issue, int position, IssueState state, string words, DateOnly? due, IssueAct act) =>
        (Id, IssueId, Position, State, Words, Due, ById, At) = (id, issue, position, state, words, due, act.By, act.At);

    public Guid IssueId { get; private init; }
    public int Position { get; private init; }

    /// <summary>The state the issue came to.</summary>
    public IssueState State { get; private init; }
    public string Words { get; private init; } = "";
    public DateOnly? Due { get; private init; }

    /// <summary>Null where the site did it by itself.</summary>
    public Guid? ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
