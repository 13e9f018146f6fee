using QmsPortal.Kernel;

namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>What a statement says.</summary>
public sealed record Wording(string Claim, StatementRating Rating, string Reason, string Gaps, string Limits, DateOnly From, DateOnly To);

/// <summary>Who acts on a statement, and when; nobody where it comes of itself.</summary>
public sealed record StatementAct(Guid? By, DateTimeOffset At)
{
    public DateOnly Today => At.LondonDay();
}

/// <summary>What became of a statement: a dated row, never changed.</summary>
public sealed class StatementStep : Entity
{
    private StatementStep()
    {
    }

    internal StatementStep(Guid id, Guid statement, int position, StatementState state, StatementRating rating, StatementRating? proposed, string words, StatementAct act)
    {
        (Id, StatementId, Position, State, Rating, Proposed) = (id, statement, position, state, rating, proposed);
        (Words, ById, At) = (words, act.By, act.At);
    }

    public Guid StatementId { get; private init; }
    public int Position { get; private init; }
    public StatementState State { get; private init; }

    /// <summary>Its rating from then on.</summary>
    public StatementRating Rating { get; private init; }

    /// <summary>The rating that whoever challenged it would give.</summary>
    public StatementRating? Proposed { get; private init; }
    public string Words { get; private init; } = "";

    /// <summary>Null where it came of itself.</summary>
    public Guid? ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}

/// <summary>A live signal that says otherwise. Settled, never removed.</summary>
public sealed class Contradiction : Entity
{
    private Contradiction()
    {
    }

    internal Contradiction(Guid id, Guid statement, Guid signal, string because, DateTimeOffset at) =>
        (Id, StatementId, SignalId, Because, At) = (id, statement, signal, because, at);

    public Guid StatementId { get; private init; }

    /// <summary>By its id on the thread.</summary>
    public Guid SignalId { get; private init; }
    public string Because { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
    public DateTimeOffset? SettledAt { get; private set; }
    public string? SettledBecause { get; private set; }

    /// <summary>"Signal 12 says otherwise: Falls: 7 months in a row above the mean", cut to what a step holds.</summary>
    internal static string InWords(int signal, string words)
    {
        var all = $"Signal {signal} says otherwise: {words}";
        return all.Length <= Statement.StepLength ? all : all[..(Statement.StepLength - 1)] + "…";
    }

    internal void Settle(string because, DateTimeOffset at) => (SettledBecause, SettledAt) = (because, at);
}
