using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Huddles;

/// <summary>States and times of huddles in the words of the screen.</summary>
public static class HuddleWords
{
    /// <summary>In place of "Issue raised" for those who may not know of the issue.</summary>
    public const string Kept = "Said at the huddle";

    public static string Of(EntryStatus status) => status switch
    {
        EntryStatus.Nothing => "Nothing to report",
        EntryStatus.Issue => "Issue raised",
        _ => "Not discussed",
    };

    public static string Colour(HuddleState state) => state switch
    {
        HuddleState.Open => "blue",
        HuddleState.Closed => "green",
        HuddleState.Missed => "grey",
        _ => "white",
    };

    /// <summary>What the last huddles made of an item; null where they cannot tell yet.</summary>
    public static string? Of(AgendaTalk talk, string code, string title, DateOnly today) =>
        talk.CouldGo(code, title) ? $"No issue came up under it at the last {AgendaTalk.Repeats} huddles"
        : talk.LastIssue(code, title) is { } day ? $"The last issue under it: {day.Words(today)}" : null;

    /// <summary>For the wall of a tier: what became of a ward's huddle today.</summary>
    public static string OnWall(HuddleState state, DateTimeOffset starts) => state switch
    {
        HuddleState.Scheduled => $"At {starts.TimeWords()}",
        HuddleState.Open => "Now",
        HuddleState.Closed => "Held",
        _ => "Missed",
    };

    public static string Of(PresentRole role) => role switch
    {
        PresentRole.SupportWorkers => "Health care support workers",
        PresentRole.Pharmacy => "Pharmacists and technicians",
        PresentRole.Administrators => "Clerks and administrators",
        PresentRole.Managers => "Matrons and managers",
        PresentRole.Others => "Others",
        _ => role.ToString(),
    };

    /// <summary>"25 min", "2 h 10 min", "3 days".</summary>
    public static string Long(TimeSpan time) => time switch
    {
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min",
        { TotalHours: < 48 } => time.Minutes == 0 ? $"{(int)time.TotalHours} h" : $"{(int)time.TotalHours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} days",
    };

    /// <summary>"tomorrow 08:00", "Mon 11 May 08:00".</summary>
    public static string Next(DateOnly day, string start, DateOnly today) => $"{(day == today.AddDays(1) ? "tomorrow" : day.Words(today))} {start}";

    /// <summary>"4:12", by the minute and second.</summary>
    public static string Elapsed(TimeSpan time) => $"{(int)time.TotalMinutes}:{time.Seconds:00}";

    /// <summary>"ends 08:16", and after that "2 minutes over".</summary>
    public static string Ends(DateTimeOffset ends, DateTimeOffset now) => (int)(now - ends).TotalMinutes switch
    {
        _ when now <= ends => $"ends {ends.TimeWords()}",
        0 => "less than a minute over",
        1 => "1 minute over",
        var minutes => $"{minutes} minutes over",
    };
}
