using QmsPortal.Contracts.Control;
using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Control.Measures;
using QmsPortal.Spc;

namespace QmsPortal.Modules.Control.Signals;

public enum SignalState
{
    Raised,
    Seen,
    Answered,
    Acted,
    Closed,
}

public enum SignalMeaning
{
    Concern,
    Improvement,
    Neither,
}

public enum SignalAnswer
{
    AssignableCause,
    Improvement,
    DataFault,
    NotYetKnown,
}

/// <summary>A special cause on a chart, as a record with an owner: one for each rule and run of points, however long the run grows.</summary>
[About(Subject.Signals)]
public sealed class Signal : Entity, IThreadNode
{
    public const int WordsLength = 300;
    public const int AnswerLength = 300;
    public const int DaysToAnswer = 7;

    // What comes of a signal by itself, by the names under which due times are stored.
    public const string PastDue = "signal-past-due";
    public const string LookAgain = "signal-look-again";

    private readonly List<SignalStep> steps = [];

    private Signal()
    {
    }

    internal Signal(Guid id, int number, ChartTaken chart, Sign sign, Role owner, DateTimeOffset at)
    {
        (Id, Number, SeriesId, NodeId, Rule, First, Owner, RaisedAt) = (id, number, chart.Series, chart.Node, sign.Rule, sign.First, owner, at);
        Tell(chart, sign);
        Wait(at);
    }

    public int Number { get; private init; }
    public Guid SeriesId { get; private init; }
    public Guid NodeId { get; private init; }
    public SpecialCause Rule { get; private init; }
    public SignalMeaning Meaning { get; private set; }

    /// <summary>First period of the run when the signal was raised: with series and rule it says which signal this is.</summary>
    public DateOnly First { get; private set; }
    public DateOnly Last { get; private set; }

    /// <summary>"Hand hygiene: 7 months in a row below the mean".</summary>
    public string Words { get; private set; } = "";

    /// <summary>The same with the numbers of the chart: "7 in a row below the mean 78.8%".</summary>
    public string Why { get; private set; } = "";

    /// <summary>Whoever holds this role at the place answers, or somebody above.</summary>
    public Role Owner { get; private init; }
    public DateTimeOffset RaisedAt { get; private init; }
    public SignalState State { get; private set; }
    public SignalAnswer? Answer { get; private set; }

    /// <summary>By when it is answered, or looked at again; null once there is an answer that stands.</summary>
    public DateOnly? Due { get; private set; }
    public bool IsPastDue { get; private set; }
    public IReadOnlyList<SignalStep> Steps => steps;

    public bool IsToAnswer => State is SignalState.Raised or SignalState.Seen;

    ThreadKind IThreadNode.Kind => ThreadKind.Signal;
    string IThreadNode.Title => Words;
    string IThreadNode.Address => $"/signals/{Number}";
    string IThreadNode.State => SignalWords.Of(State);

    /// <summary>What will come of it by itself, and when, if nobody does anything before.</summary>
    public IReadOnlyList<Due> Ahead() => (State, Due) switch
    {
        (SignalState.Raised or SignalState.Seen, { } day) when !IsPastDue => [new Due(PastDue, Id, day.AddDays(1).StartInLondon())],
        (SignalState.Answered, { } day) => [new Due(LookAgain, Id, day.StartInLondon())],
        _ => [],
    };

    public void See(Guid id, SignalAct act)
    {
        if (State is not SignalState.Raised)
            throw new DomainException(State is SignalState.Seen ? "This signal has been seen already. Answer it when you know what it was." : "This signal has its answer already.");
        LookAt(id, act);
    }

    /// <summary>Looked at in passing, at a huddle: the first time is when it was seen.</summary>
    internal void LookAt(Guid id, SignalAct act)
    {
        if (State is SignalState.Raised)
            Add(id, SignalStepKind.Seen, SignalState.Seen, "", act);
        else
            TellOf(act);
    }

    public void Give(Guid id, SignalAnswer answer, string words, DateOnly? lookAgain, SignalAct act)
    {
        if (State is SignalState.Acted or SignalState.Closed)
            throw new DomainException(State is SignalState.Acted ? "Something was done about this signal already, so its answer stays. Close it when the chart shows that it worked." : "This signal is closed. If the chart signals again, there is a new one.");
        if (answer is SignalAnswer.NotYetKnown && (lookAgain is not { } day || day <= act.At.LondonDay()))
            throw new DomainException("Say on which day you look at it next: a day after today.");
        (Answer, Due, IsPastDue) = (answer, answer is SignalAnswer.NotYetKnown ? lookAgain : null, false);
        Add(id, SignalStepKind.Answered, SignalState.Answered, words, act, answer, Due);
        if (answer is SignalAnswer.Improvement or SignalAnswer.DataFault)
            Settle(act.At);
    }

    public void ActOn(Guid id, string words, SignalAct act)
    {
        MustHaveAnAnswerThatStands("done about it");
        if (Answer is SignalAnswer.DataFault)
            throw new DomainException("A fault in the data is mended by correcting the values. Then close the signal.");
        Add(id, SignalStepKind.Acted, SignalState.Acted, words, act);
    }

    public void Close(Guid id, string words, SignalAct act)
    {
        MustHaveAnAnswerThatStands("closed");
        if (State is SignalState.Answered && Answer is SignalAnswer.AssignableCause)
            throw new DomainException("Say what was done about the cause first, or raise an issue from this signal.");
        Add(id, SignalStepKind.Closed, SignalState.Closed, words, act);
        Settle(act.At);
    }

    /// <summary>Its day has passed without an answer. Nobody does it; it is dated with the time it was due.</summary>
    public void MarkPastDue(Guid id, DateTimeOffset due)
    {
        if (!IsToAnswer || IsPastDue)
            throw new DomainException("This signal does not wait for an answer that is late.");
        IsPastDue = true;
        Add(id, SignalStepKind.PastDue, State, "", new SignalAct(null, due));
    }

    /// <summary>The day has come on which it is looked at again.</summary>
    public void ComeBack(Guid id, DateTimeOffset due)
    {
        if (State is not SignalState.Answered || Answer is not SignalAnswer.NotYetKnown)
            throw new DomainException("This signal is not put off, so it cannot come back.");
        Add(id, SignalStepKind.LookAgain, SignalState.Seen, "", new SignalAct(null, due));
    }

    internal bool Is(Sign sign) => sign.Rule == Rule && sign.Overlaps(First, Last);

    /// <summary>The run goes on. True where that makes it a question again: points that were called a fault still signal.</summary>
    internal bool GoOn(Guid id, ChartTaken chart, Sign sign, DateTimeOffset at)
    {
        var again = !IsToAnswer && Answer is SignalAnswer.DataFault && (sign.Last > Last || chart.Mended.Any(period => First <= period && period <= sign.Last));
        if (State is not SignalState.Closed || again)
            Tell(chart, sign);
        Last = sign.Last;
        if (again)
            Reopen(id, at);
        return again;
    }

    /// <summary>The same rule marks points that have nothing to do with those that were answered.</summary>
    internal void FireAgain(Guid id, ChartTaken chart, Sign sign, DateTimeOffset at)
    {
        if (State is not (SignalState.Answered or SignalState.Acted))
            throw new DomainException("Only a signal that was answered and is not closed is raised again.");
        First = sign.First;
        Tell(chart, sign);
        Reopen(id, at);
    }

    /// <summary>Its points were corrected or withdrawn, and the rule holds nowhere on them any more.</summary>
    internal bool IsGone(ChartTaken chart) => State is not SignalState.Closed
        && chart.Mended.Any(period => First <= period && period <= Last)
        && !chart.Fires.Any(run => run.Rule == Rule && run.Overlaps(First, Last));

    internal void Vanish(Guid id, DateTimeOffset at)
    {
        if (State is SignalState.Closed)
            throw new DomainException("This signal is closed already.");
        (Answer, Due, IsPastDue) = (SignalAnswer.DataFault, null, false);
        Add(id, SignalStepKind.Vanished, SignalState.Closed, "", new SignalAct(null, at), SignalAnswer.DataFault);
        Settle(at);
    }

    private void Reopen(Guid id, DateTimeOffset at)
    {
        Add(id, SignalStepKind.FiredAgain, SignalState.Raised, "", new SignalAct(null, at));
        Answer = null;
        Wait(at);
    }

    private void Tell(ChartTaken chart, Sign sign)
    {
        (Last, Words, Why) = (sign.Last, $"{chart.Measure}: {sign.Words}", sign.Why);
        Meaning = sign.Meaning switch
        {
            Judgement.Concern => SignalMeaning.Concern,
            Judgement.Improvement => SignalMeaning.Improvement,
            _ => SignalMeaning.Neither,
        };
    }

    private void Wait(DateTimeOffset at)
    {
        (Due, IsPastDue) = (at.LondonDay().AddDays(DaysToAnswer), false);
        Happened(new SignalRaised(Id, Number, SeriesId, NodeId, Meaning is SignalMeaning.Concern, Words, at));
    }

    private void Settle(DateTimeOffset at) => Happened(new SignalSettled(Id, Number, SeriesId, NodeId, SignalWords.Of(Answer!.Value), at));

    private void MustHaveAnAnswerThatStands(string what)
    {
        if (IsToAnswer)
            throw new DomainException($"Answer this signal before it is {what}: say what it was.");
        if (State is SignalState.Closed)
            throw new DomainException("This signal is closed. If the chart signals again, there is a new one.");
        if (Answer is SignalAnswer.NotYetKnown)
            throw new DomainException($"Nobody knows yet what this signal was. Answer it anew before it is {what}.");
    }

    private void Add(Guid id, SignalStepKind what, SignalState state, string words, SignalAct act, SignalAnswer? answer = null, DateOnly? lookAgain = null)
    {
        State = state;
        steps.Add(new SignalStep(id, Id, steps.Count + 1, what, state, words, act, answer, lookAgain));
        TellOf(act);
    }

    private void TellOf(SignalAct act)
    {
        if (act.By is { } by)
            Happened(new LookedAt(ThreadEnd.Of(this), NodeId, by, act.At));
    }
}

/// <summary>Who acts on a signal, and when; nobody where the site does it by itself.</summary>
public sealed record SignalAct(Guid? By, DateTimeOffset At);
