using QmsPortal.Modules.Improvement.Cycles;

namespace QmsPortal.Modules.Improvement.Projects;

/// <summary>States and steps in the words of the screen.</summary>
public static class ProjectWords
{
    /// <summary>So long without a cycle, and a project is stuck.</summary>
    public const int StuckAfterDays = 21;

    /// <summary>States in which a project lives by its cycles.</summary>
    public static readonly IReadOnlyList<ProjectState> ByCycles = [ProjectState.Chartered, ProjectState.Planning, ProjectState.Testing];

    public static string Of(ProjectState state, ProjectEnd? end) => end is { } closed ? Of(closed) : state.ToString();

    public static string Of(ProjectEnd end) => end switch
    {
        ProjectEnd.Achieved => "Achieved",
        ProjectEnd.Partly => "Partly achieved",
        _ => "Stopped with learning",
    };

    public static string Colour(ProjectState state, ProjectEnd? end) => state switch
    {
        ProjectState.Idea => "grey",
        ProjectState.Sustaining => "green",
        ProjectState.Closed => end is ProjectEnd.Achieved ? "green" : "grey",
        _ => "blue",
    };

    public static string Of(Milestone what) => what switch
    {
        Milestone.Started => "Started as an idea",
        Milestone.CharterWritten => "Charter written",
        Milestone.CharterReturned => "Charter returned",
        Milestone.CharterAccepted => "Charter accepted",
        Milestone.Planning => "First cycle planned",
        Milestone.Testing => "First test started",
        Milestone.Implementing => "First change adopted",
        Milestone.Sustaining => "The gain is watched",
        Milestone.ClosingAsked => "Said to have achieved its aim",
        Milestone.ClosingRefused => "Not yet",
        _ => "Closed",
    };

    /// <summary>What it needs now, in a few words for a list: "Cycle 2 to be studied".</summary>
    /// <param name="answered">Every prediction of the cycle has its answer.</param>
    public static string Need(ProjectState state, bool charterWaits, bool closingAsked, int? cycle, CycleState? cycleState, bool answered) => (state, cycleState) switch
    {
        (ProjectState.Closed, _) => "",
        (ProjectState.Idea, _) => charterWaits ? "A sponsor to accept its charter" : "An aim",
        _ when closingAsked => "Another person to confirm that it achieved its aim",
        (_, CycleState.Planned) => $"Cycle {cycle} to start",
        (_, CycleState.Doing) => $"Cycle {cycle} to be done",
        (_, CycleState.Studying) when answered => $"A decision on cycle {cycle}",
        (_, CycleState.Studying) => $"Cycle {cycle} to be studied",
        (ProjectState.Implementing, _) => "A plan to watch the gain",
        (ProjectState.Sustaining, _) => "A look whether the gain still holds",
        (_, null) => "Its first cycle",
        _ => "Its next cycle",
    };
}
