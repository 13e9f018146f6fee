using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Issues;

/// <summary>Kinds and states in the words of the screen.</summary>
public static class IssueWords
{
    public static string Of(IssueKind kind) => kind switch
    {
        IssueKind.PatientExperience => "Patient experience",
        IssueKind.SomethingElse => "Something else",
        _ => kind.ToString(),
    };

    public static string Of(IssueState state) => state.ToString();

    public static string Colour(IssueState state) => state switch
    {
        IssueState.Acting => "blue",
        IssueState.Escalated => "purple",
        IssueState.Solved or IssueState.Confirmed => "green",
        _ => "grey",
    };

    /// <summary>For the wall: where it is and until when, without anybody's name.</summary>
    public static string OnWall(IssueState state, DateOnly? due, DateTimeOffset? answerBy, DateTimeOffset now) => state switch
    {
        IssueState.Open => "Waiting for the huddle",
        IssueState.Parked when due > now.LondonDay() => $"Parked until {due?.Words(now.LondonDay())}",
        IssueState.Parked => "Waiting for the huddle",
        IssueState.Escalated when answerBy is { } by => $"Escalated, answer {(by < now ? "was due" : "due")} {by.ShortestWords(now.LondonDay())}",
        _ => Of(state),
    };

    /// <summary>Who has it and until when: "Housekeeping lead, due Thu 7 May".</summary>
    public static string Where(IssueState state, string? with, DateOnly? due, DateOnly today) => state switch
    {
        IssueState.Open => "Waiting for the next huddle",
        IssueState.Acting when due < today => $"{with}, was due {due?.Words(today)}",
        IssueState.Acting => $"{with}, due {(due == today ? "today" : due?.Words(today))}",
        IssueState.Escalated => $"With {with}",
        IssueState.Parked when due <= today => "Back on the board",
        IssueState.Parked => $"Back on the board {due?.Words(today)}",
        IssueState.Solved => "Answered: did it work?",
        _ => "It worked",
    };
}
