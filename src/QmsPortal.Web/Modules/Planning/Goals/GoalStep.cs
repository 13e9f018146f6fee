using QmsPortal.Kernel;

namespace QmsPortal.Modules.Planning.Goals;

public enum GoalMove
{
    Drafted,
    Prepared,
    Measured,
    Thrown,
    Returned,
    Caught,
    WentLive,
    Closed,
}

/// <summary>What was said and done about a goal, there and back: a dated row, never changed.</summary>
public sealed class GoalStep : Entity
{
    public const int WordsLength = 300;

    private GoalStep()
    {
    }

    internal GoalStep(Guid id, Guid goal, int position, GoalMove what, string words, GoalValue? value, PlanAct act) =>
        (Id, GoalId, Position, What, Words, Target, Due, ById, At) = (id, goal, position, what, words, value?.Target, value?.Due, act.By!.Value, act.At);

    public Guid GoalId { get; private init; }
    public int Position { get; private init; }
    public GoalMove What { get; private init; }
    public string Words { get; private init; } = "";

    /// <summary>The value proposed, of a goal that was thrown or returned; the one agreed, where it was caught.</summary>
    public decimal? Target { get; private init; }
    public DateOnly? Due { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
