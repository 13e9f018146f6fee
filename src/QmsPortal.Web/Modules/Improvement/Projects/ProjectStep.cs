using QmsPortal.Kernel;

namespace QmsPortal.Modules.Improvement.Projects;

public enum Milestone
{
    Started,
    CharterWritten,
    CharterReturned,
    CharterAccepted,
    Planning,
    Testing,
    Implementing,
    Sustaining,
    ClosingAsked,
    ClosingRefused,
    Closed,
}

/// <summary>What became of a project: a dated row, never changed.</summary>
public sealed class ProjectStep : Entity
{
    private ProjectStep()
    {
    }

    internal ProjectStep(Guid id, Guid project, int position, Milestone what, ProjectState state, string words, string? reason, Deed deed) =>
        (Id, ProjectId, Position, What, State, Words, Reason, ById, At) = (id, project, position, what, state, words, reason, deed.By, deed.At);

    public Guid ProjectId { get; private init; }
    public int Position { get; private init; }
    public Milestone What { get; private init; }

    /// <summary>The state the project came to, or stayed in.</summary>
    public ProjectState State { get; private init; }
    public string Words { get; private init; } = "";

    /// <summary>Why the aim is held to be reached though the chart shows no signal.</summary>
    public string? Reason { get; private init; }
    public Guid ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
