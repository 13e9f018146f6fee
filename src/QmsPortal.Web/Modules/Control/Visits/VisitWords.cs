using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Visits;

/// <summary>How a promise stands, in the words of the screen.</summary>
public static class VisitWords
{
    public static string Of(DateOnly firstBy, DateOnly by, DateOnly? keptOn, DateOnly today) => keptOn switch
    {
        { } day when day <= firstBy => "Kept in time",
        { } => "Kept late",
        _ => by < today ? "Past its day" : "Open",
    };

    public static string Colour(DateOnly firstBy, DateOnly by, DateOnly? keptOn, DateOnly today) => keptOn switch
    {
        { } day when day <= firstBy => "green",
        { } => "yellow",
        _ => by < today ? "red" : "white",
    };

    /// <summary>"By Fri 8 May", "Kept on Thu 7 May", "First promised for Fri 8 May, moved twice to Fri 22 May".</summary>
    public static string When(DateOnly firstBy, DateOnly by, DateOnly? keptOn, int moves, DateOnly today)
    {
        var promised = moves == 0 ? $"By {by.Words(today)}" : $"First promised for {firstBy.Words(today)}, moved {(moves == 1 ? "once" : moves == 2 ? "twice" : $"{moves} times")} to {by.Words(today)}";
        return keptOn is { } day ? $"{promised}. Kept on {day.Words(today)}" : promised;
    }
}
