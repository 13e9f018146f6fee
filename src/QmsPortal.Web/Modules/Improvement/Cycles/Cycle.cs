using QmsPortal.Contracts.Improvement;
using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Cycles;

public enum CycleState
{
    Planned,
    Doing,
    Studying,
    Closed,
}

/// <summary>What is decided about a tested change.</summary>
public enum CycleEnd
{
    Adopt,
    Adapt,
    Abandon,
}

/// <summary>How big a test is, small to large.</summary>
public enum TestScale
{
    OneShift,
    FewTimes,
    OneDay,
    OneWeek,
    OneTeam,
    SeveralTeams,
}

/// <summary>What is to be learned by which change: who, how small, what, when, and what is counted.</summary>
public sealed record CyclePlan(string Idea, string Question, TestScale Scale, string HowSmall, string Who, string What, string When, string Data);

/// <summary>
/// One small test of change: plan, do, study, act. What is expected is written before it starts and locked when it does, by the system's
/// clock; each prediction is answered before anything is decided.
/// </summary>
[About(Subject.Projects)]
public sealed class Cycle : Entity, IThreadNode
{
    public const int IdeaLength = 160;
    public const int ShortLength = 160;
    public const int TextLength = 600;
    public const int MostPredictions = 6;

    private readonly List<Prediction> predictions = [];
    private readonly List<CycleStep> steps = [];

    private Cycle()
    {
    }

    public Cycle(Guid id, Guid step, Guid project, int projectNumber, int number, Guid node, CyclePlan plan, Deed deed)
    {
        (Id, ProjectId, ProjectNumber, Number, NodeId) = (id, project, projectNumber, number, node);
        Take(plan);
        Add(step, CycleState.Planned, "", deed);
    }

    public Guid ProjectId { get; private init; }
    public int ProjectNumber { get; private init; }

    /// <summary>Within its project.</summary>
    public int Number { get; private init; }
    public Guid NodeId { get; private init; }
    public CycleState State { get; private set; }
    public CycleEnd? End { get; private set; }

    public string Idea { get; private set; } = "";
    public string Question { get; private set; } = "";
    public TestScale Scale { get; private set; }
    public string HowSmall { get; private set; } = "";
    public string Who { get; private set; } = "";
    public string What { get; private set; } = "";
    public string When { get; private set; } = "";
    public string Data { get; private set; } = "";

    /// <summary>The cycle it was adapted from, and what was learned there.</summary>
    public int? AdaptedFrom { get; private init; }
    public string? CarriedOver { get; private init; }

    public bool? AsPlanned { get; private set; }

    /// <summary>What is done differently once it is adopted, and from which day.</summary>
    public string? Change { get; private set; }
    public DateOnly? ChangeFrom { get; private set; }

    /// <summary>The last thing that happened to it.</summary>
    public DateTimeOffset MovedAt { get; private set; }
    public IReadOnlyList<Prediction> Predictions => predictions;
    public IReadOnlyList<CycleStep> Steps => steps;

    ThreadKind IThreadNode.Kind => ThreadKind.PdsaCycle;
    string IThreadNode.Title => $"Cycle {Number}: {Idea}";
    string IThreadNode.Address => $"/projects/{ProjectNumber}/cycles/{Number}";
    string IThreadNode.State => CycleWords.Of(State, End);

    private IEnumerable<Prediction> Standing => predictions.Where(prediction => prediction.TakenBackAt is null);

    public void ChangePlan(CyclePlan plan)
    {
        if (State is not CycleState.Planned)
            throw new DomainException("This cycle has started, so its plan stays as it is. What went otherwise belongs in what you saw.");
        Take(plan);
    }

    public void Predict(Guid id, string question, string expected, Deed deed)
    {
        MustBeOpenToPredictions();
        if (Standing.Count() >= MostPredictions)
            throw new DomainException($"{MostPredictions} predictions are enough for one test. Take one back first.");
        predictions.Add(new Prediction(id, Id, predictions.Count + 1, question, expected, deed));
    }

    public void TakeBack(int position, Deed deed)
    {
        MustBeOpenToPredictions();
        Standing.SingleOrDefault(prediction => prediction.Position == position).OrNotFound().TakeBack(deed);
    }

    public void Start(Guid step, Deed deed)
    {
        if (State is not CycleState.Planned)
            throw new DomainException("This cycle has started already.");
        if (!Standing.Any())
            throw new DomainException("A cycle needs a prediction before it starts. Write what you expect to see.");
        foreach (var prediction in Standing)
            prediction.Lock(deed.At);
        Add(step, CycleState.Doing, "", deed);
    }

    public void Finish(Guid step, bool asPlanned, string seen, Deed deed)
    {
        if (State is not CycleState.Doing)
            throw new DomainException(State is CycleState.Planned ? "This cycle has not started yet. Press Start doing first." : "What was seen in this cycle is written down already.");
        AsPlanned = asPlanned;
        Add(step, CycleState.Studying, seen, deed);
    }

    public void Answer(int position, Verdict verdict, string seen, string learned, Deed deed)
    {
        MustBeStudied();
        Standing.SingleOrDefault(prediction => prediction.Position == position).OrNotFound().Answer(verdict, seen, learned, deed);
    }

    /// <summary>This is how it is done from now on. Control hears of it, and is offered what follows.</summary>
    /// <param name="outcome">The outcome measure of the project.</param>
    public void Adopt(Guid step, string words, string change, DateOnly from, Guid? outcome, Deed deed)
    {
        MustBeAnswered();
        if (from < deed.At.LondonDay())
            throw new DomainException("What is done differently begins today or later. Choose today or a later day.");
        (End, Change, ChangeFrom) = (CycleEnd.Adopt, change, from);
        Add(step, CycleState.Closed, words, deed);
        Happened(new CycleAdopted(Id, ProjectNumber, Number, NodeId, change, outcome, from, deed.By, deed.At));
    }

    /// <summary>The lesson goes over into the next cycle, which begins as this one was and waits for its own prediction.</summary>
    public Cycle Adapt(Guid step, string lesson, Guid next, Guid nextStep, int number, Deed deed)
    {
        MustBeAnswered();
        End = CycleEnd.Adapt;
        Add(step, CycleState.Closed, lesson, deed);
        var plan = new CyclePlan(Idea, Question, Scale, HowSmall, Who, What, When, Data);
        return new Cycle(next, nextStep, ProjectId, ProjectNumber, number, NodeId, plan, deed) { AdaptedFrom = Number, CarriedOver = lesson };
    }

    /// <summary>Given up: after it was studied, or before it started.</summary>
    public void Abandon(Guid step, string why, Deed deed)
    {
        if (State is not CycleState.Planned)
            MustBeAnswered();
        End = CycleEnd.Abandon;
        Add(step, CycleState.Closed, why, deed);
    }

    private void MustBeOpenToPredictions()
    {
        if (State is not CycleState.Planned)
            throw new DomainException("Predictions were locked when this cycle started. What you learn now belongs in the answer to them, and in the next cycle.");
    }

    private void MustBeStudied()
    {
        if (State is CycleState.Closed)
            throw new DomainException($"This cycle is closed: {CycleWords.Of(State, End).ToLowerInvariant()}.");
        if (State is not CycleState.Studying)
            throw new DomainException(State is CycleState.Planned ? "This cycle has not started yet. Press Start doing first." : "The test is still running. Write down what you saw first.");
    }

    private void MustBeAnswered()
    {
        MustBeStudied();
        if (Standing.FirstOrDefault(prediction => prediction.Verdict is null) is { } open)
            throw new DomainException($"The prediction about “{open.Question}” has no answer yet. Say whether it was right, and what you learned.");
    }

    private void Take(CyclePlan plan) =>
        (Idea, Question, Scale, HowSmall, Who, What, When, Data) = (plan.Idea, plan.Question, plan.Scale, plan.HowSmall, plan.Who, plan.What, plan.When, plan.Data);

    private void Add(Guid id, CycleState state, string words, Deed deed)
    {
        (State, MovedAt) = (state, deed.At);
        steps.Add(new CycleStep(id, Id, steps.Count + 1, state, words, deed));
    }
}

/// <summary>What became of a cycle: a dated row, never changed.</summary>
public sealed class CycleStep : Entity
{
    private CycleStep()
    {
    }

    internal CycleStep(Guid id, Guid cycle, int position, CycleState state, string words, Deed deed) =>
        (Id, CycleId, Position, State, Words, ById, At) = (id, cycle, position, state, words, deed.By, deed.At);

    public Guid CycleId { get; private init; }
    public int Position { get; private init; }

    /// <summary>The state the cycle came to.</summary>
    public CycleState State { get; private init; }
    public string Words { get; private init; } = "";
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
