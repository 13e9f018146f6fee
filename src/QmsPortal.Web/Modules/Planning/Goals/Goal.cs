using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Goals;

public enum GoalState
{
    Draft,
    Thrown,
    Returned,
    Caught,
    Live,
    Closed,
}

public enum GoalOutcome
{
    Achieved,
    Missed,
    Stopped,
}

/// <summary>
/// What, by how much, by when. It is thrown to those who will work towards it, who return it with another value or catch it;
/// nobody catches what they threw. Which need it answers, what it serves and what measures it are links on the thread.
/// </summary>
[About(Subject.Goals)]
public sealed class Goal : Entity, IAtPlace, IThreadNode
{
    public const int WordsLength = 120;
    public const int UnitLength = 40;
    public const int OwnerLength = 80;

    private readonly List<GoalStep> steps = [];

    private Goal()
    {
    }

    public Goal(Guid id, int number, Guid node, string words, string unit, GoalValue value, decimal? baseline, string? owner, Guid stepId, PlanAct act)
    {
        (Id, Number, NodeId, Words, Unit, Baseline, Owner) = (id, number, node, words, unit, baseline, owner);
        (SetBy, SetAt) = (act.By!.Value, act.At);
        Agree(value, act);
        Add(stepId, GoalMove.Drafted, "", act, value);
    }

    public int Number { get; private init; }
    public Guid NodeId { get; private init; }
    public string Words { get; private init; } = "";

    /// <summary>"%", "falls a year".</summary>
    public string Unit { get; private init; } = "";

    /// <summary>Where it stood when it was set; empty where nobody knows yet.</summary>
    public decimal? Baseline { get; private set; }
    public decimal Target { get; private set; }
    public DateOnly Due { get; private set; }

    /// <summary>Who answers for it, by role.</summary>
    public string? Owner { get; private set; }

    /// <summary>Its measure is too young for a baseline, and everybody knows it.</summary>
    public bool MeasureIsNew { get; private set; }
    public Guid SetBy { get; private init; }
    public DateTimeOffset SetAt { get; private init; }
    public GoalState State { get; private set; }
    public GoalOutcome? Outcome { get; private set; }

    /// <summary>How many steps it has taken: what changes a link alone makes a form stale too.</summary>
    public int Moves { get; private set; }
    public IReadOnlyList<GoalStep> Steps => steps;

    ThreadKind IThreadNode.Kind => ThreadKind.Goal;
    string IThreadNode.Title => Words;
    string IThreadNode.Address => $"/goals/{Number}";
    string IThreadNode.State => GoalTerms.Of(State, Outcome);

    public void Prepare(Guid id, decimal? baseline, string? owner, PlanAct act)
    {
        MustBe(GoalState.Draft, GoalState.Returned, GoalState.Caught);
        (Baseline, Owner) = (baseline, owner);
        Add(id, GoalMove.Prepared, owner is null ? "" : $"Owner: {owner}", act);
    }

    public void MeasureBy(Guid id, string measure, bool isNew, PlanAct act)
    {
        MustBe(GoalState.Draft, GoalState.Returned, GoalState.Caught);
        MeasureIsNew = isNew;
        Add(id, GoalMove.Measured, isNew ? $"{measure}, a new measure" : measure, act);
    }

    public void Throw(Guid id, GoalValue value, string words, PlanAct act)
    {
        MustBe(GoalState.Draft, GoalState.Returned);
        Agree(value, act);
        State = GoalState.Thrown;
        Add(id, GoalMove.Thrown, words, act, value);
    }

    /// <summary>Back, with the value that those who have to reach it think right.</summary>
    public void Return(Guid id, GoalValue instead, string reason, Catcher catcher, PlanAct act)
    {
        MustBe(GoalState.Thrown);
        MustBeTheirs(catcher);
        MustBeAhead(instead, act);
        State = GoalState.Returned;
        Add(id, GoalMove.Returned, reason, act, instead);
    }

    public void Catch(Guid id, string words, Catcher catcher, PlanAct act)
    {
        MustBe(GoalState.Thrown);
        MustBeTheirs(catcher);
        State = GoalState.Caught;
        Add(id, GoalMove.Caught, words, act, new GoalValue(Target, Due));
    }

    public void GoLive(Guid id, Grounds grounds, PlanAct act)
    {
        MustBe(GoalState.Caught);
        if (Missing(grounds) is [var first, ..])
            throw new DomainException($"This goal cannot go live yet. {first}");
        State = GoalState.Live;
        Add(id, GoalMove.WentLive, "", act);
    }

    /// <summary>Only a live goal is achieved or missed; any other is stopped.</summary>
    public void Close(Guid id, GoalOutcome outcome, string reason, PlanAct act)
    {
        if (outcome is not GoalOutcome.Stopped)
            MustBe(GoalState.Live);
        else if (State is GoalState.Closed)
            throw new DomainException(GoalTerms.NextStep(State));
        (State, Outcome) = (GoalState.Closed, outcome);
        Add(id, GoalMove.Closed, reason, act);
    }

    /// <summary>What it still needs to go live, each with what to do.</summary>
    public IReadOnlyList<string> Missing(Grounds grounds) => [.. new[]
    {
        grounds.HasNeed ? null : "No need stands behind it. Say which need it answers, or which goal it serves.",
        Owner is not null ? null : "Nobody answers for it. Enter its owner, by role.",
        !grounds.HasMeasure ? "It has no measure. Choose one."
            : grounds.Points < Grounds.FewestPoints && !MeasureIsNew ? $"Its measure has {grounds.Points} counted {(grounds.Points == 1 ? "point" : "points")}, and a baseline needs {Grounds.FewestPoints}. Wait, choose another measure, or mark it as new."
            : null,
    }.OfType<string>()];

    public bool WasThrownBy(Guid person) => SetBy == person || steps.Any(step => step.What is GoalMove.Thrown && step.ById == person);

    private void Agree(GoalValue value, PlanAct act)
    {
        MustBeAhead(value, act);
        (Target, Due) = (value.Target, value.Due);
    }

    private static void MustBeAhead(GoalValue value, PlanAct act)
    {
        if (value.Due <= act.At.LondonDay())
            throw new DomainException("Choose a day after today for it to be reached.");
    }

    private void MustBe(params GoalState[] states)
    {
        if (!states.Contains(State))
            throw new DomainException(GoalTerms.NextStep(State));
    }

    private void MustBeTheirs(Catcher catcher)
    {
        if (WasThrownBy(catcher.Person))
            throw new DomainException($"You set or threw this goal, so another person answers it. Ask {catcher.WhoElse}.");
        if (!catcher.LeadsThePlace)
            throw new DomainException($"A goal is answered at its own place. Ask {catcher.WhoElse}.");
    }

    private void Add(Guid id, GoalMove what, string words, PlanAct act, GoalValue? value = null)
    {
        Moves++;
        steps.Add(new GoalStep(id, Id, Moves, what, words, value, act));
    }
}

/// <summary>By how much, by when.</summary>
public sealed record GoalValue(decimal Target, DateOnly Due);

/// <summary>What a goal rests on when it goes live.</summary>
/// <param name="HasNeed">Its own, or that of the goal it serves.</param>
/// <param name="Points">The values that the chart of its measure counts.</param>
public sealed record Grounds(bool HasNeed, bool HasMeasure, int Points)
{
    /// <summary>As few as limits on a chart need.</summary>
    public const int FewestPoints = 13;
}
