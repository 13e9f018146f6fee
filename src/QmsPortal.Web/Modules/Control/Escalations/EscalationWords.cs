using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Escalations;

/// <summary>Priorities, states, moves and times in the words of the screen.</summary>
public static class EscalationWords
{
    public static string Of(EscalationPriority priority) => priority switch
    {
        EscalationPriority.P1 => "Someone could be harmed now",
        EscalationPriority.P2 => "Risk today",
        _ => "Help needed, not today",
    };

    /// <summary>With the time each gives, where one is chosen.</summary>
    public static string Choice(EscalationPriority priority, EscalationTimes times) =>
        priority is EscalationPriority.P1 ? $"{Of(priority)}: phone first. Read{InTime(priority, times)[4..]}" : $"{Of(priority)}: {InTime(priority, times)}";

    public static string Choice(Telephoned telephoned) => telephoned switch
    {
        Telephoned.Reached => "Yes, somebody was reached",
        Telephoned.NoAnswer => "Tried, no answer",
        _ => "No",
    };

    public static string Of(Telephoned telephoned) => telephoned switch
    {
        Telephoned.Reached => "Telephoned first, somebody was reached",
        Telephoned.NoAnswer => "Telephoned first, no answer",
        _ => "Not telephoned first",
    };

    /// <summary>"read back in 15 minutes, answer in 1 hour"; "read back in 1 hour, answer in 4".</summary>
    public static string InTime(EscalationPriority priority, EscalationTimes times)
    {
        var ((_, unit), (second, other)) = (Parts(priority, times.ReadBack(priority)), Parts(priority, times.Answer(priority)));
        return $"read back in {Length(priority, times.ReadBack(priority))}, answer in {(unit == other ? $"{second}" : Length(priority, times.Answer(priority)))}";
    }

    /// <summary>"15 minutes", "1 hour", "5 working days".</summary>
    public static string Length(EscalationPriority priority, int length)
    {
        var (number, unit) = Parts(priority, length);
        return $"{number} {unit}{(number == 1 ? "" : "s")}";
    }

    private static (int Number, string Unit) Parts(EscalationPriority priority, int length) =>
        priority is EscalationPriority.P3 ? (length, "working day") : length % 60 == 0 ? (length / 60, "hour") : (length, "minute");

    public static string Of(EscalationState state) => state switch
    {
        EscalationState.Raised => "To read back",
        EscalationState.PassedUp => "Passed up, to read back",
        EscalationState.Acknowledged => "Read back, to decide",
        EscalationState.Merged => "Joined to another",
        _ => state.ToString(),
    };

    /// <summary>Why another step is refused: what it waits for instead.</summary>
    public static string WaitsFor(EscalationState state) => state switch
    {
        EscalationState.Raised or EscalationState.PassedUp => "Nobody has read this back yet. Say first in your own words what you understood.",
        EscalationState.Acknowledged => "This has been read back. Decide now: accept it, return it, pass it up or join it to another.",
        EscalationState.Accepted => "This is accepted already. What it waits for is the answer.",
        EscalationState.Returned => "This was returned to the ward, which decides anew. If it is still needed, they escalate the issue again.",
        EscalationState.Merged => "This was joined to another escalation and is answered there.",
        EscalationState.Answered => "This has its answer already. Whoever raised it says whether it worked.",
        EscalationState.Confirmed => "This is over: whoever raised it said that it worked.",
        _ => "This is closed. If it is not solved, escalate the issue again.",
    };

    /// <summary>"22 min left", blue; in the last quarter orange; "Past its time", red; what is over by its state.</summary>
    /// <param name="anew">A time was missed, and this one was given after it: "New time: 22 min left".</param>
    public static (string Words, string Colour) Tag(EscalationState state, DateTimeOffset from, DateTimeOffset readBackBy, DateTimeOffset? readBackAt, DateTimeOffset answerBy, DateTimeOffset now, bool anew = false)
    {
        if (state is EscalationState.Answered or EscalationState.Confirmed or EscalationState.Closed)
            return (Of(state), state is EscalationState.Closed ? "grey" : "green");
        if (state is EscalationState.Returned or EscalationState.Merged)
            return (Of(state), "grey");
        var due = readBackAt is null ? readBackBy : answerBy;
        if (due <= now)
            return ("Past its time", "red");
        return (anew ? $"New time: {Lower(TimeLeft(due - now))}" : TimeLeft(due - now), due - now <= (due - from) / 4 ? "orange" : "blue");
    }

    /// <summary>"First promised 08:20, missed": the mark that stays, in the same words everywhere.</summary>
    public static string Missed(DateTimeOffset? breachedAt, DateOnly today) => breachedAt is { } missed ? $"First promised {When(missed, today)}, missed" : "";

    /// <summary>"Read back due 08:35, answer due 11:20".</summary>
    public static string Due(EscalationState state, DateTimeOffset readBackBy, DateTimeOffset? readBackAt, DateTimeOffset answerBy, DateOnly today) => state switch
    {
        EscalationState.Raised or EscalationState.PassedUp when readBackAt is null => $"Read-back due {When(readBackBy, today)}, answer due {When(answerBy, today)}",
        EscalationState.Raised or EscalationState.PassedUp or EscalationState.Acknowledged or EscalationState.Accepted => $"Answer due {When(answerBy, today)}",
        _ => "",
    };

    /// <summary>The time alone today, else with its day.</summary>
    public static string When(DateTimeOffset instant, DateOnly today) => instant.LondonDay() == today ? instant.TimeWords() : instant.Words(today);

    /// <summary>What happened, as it stands on the issue and begins each step of the timeline.</summary>
    public static string Of(EscalationMove move, string to, DateTimeOffset? due) => move switch
    {
        EscalationMove.Raised => $"Escalated to {to}",
        EscalationMove.ReadBack => "Read back",
        EscalationMove.Accepted => $"Accepted at {to}",
        EscalationMove.Returned => "Returned",
        EscalationMove.Joined => $"Joined to {to}",
        EscalationMove.PassedUp => $"Passed up to {to}",
        EscalationMove.SteppedUp => $"Past its time at {due?.TimeWords()}. Stepped up to {to} by itself",
        EscalationMove.TopTold => $"Past its time at {due?.TimeWords()}. No tier stands above, so it was told again here",
        EscalationMove.PriorityChanged => $"Now “{to}”",
        EscalationMove.Answered => "Answered",
        EscalationMove.Confirmed => "It worked",
        EscalationMove.Reopened => "Not solved",
        _ => "Closed",
    };

    /// <summary>"44 minutes ago"; after a day its date.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now) => (now - at) switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalMinutes: < 2 } => "1 minute ago",
        { TotalHours: < 1 } ago => $"{(int)ago.TotalMinutes} minutes ago",
        { TotalHours: < 2 } => "1 hour ago",
        { TotalHours: < 24 } ago => $"{(int)ago.TotalHours} hours ago",
        _ => at.Words(now.LondonDay()),
    };

    private static string Lower(string words) => char.ToLowerInvariant(words[0]) + words[1..];

    private static string TimeLeft(TimeSpan left) => left switch
    {
        { TotalMinutes: < 1 } => "Under 1 min left",
        { TotalHours: < 1 } => $"{(int)left.TotalMinutes} min left",
        { TotalHours: < 24 } => left.Minutes == 0 ? $"{(int)left.TotalHours} h left" : $"{(int)left.TotalHours} h {left.Minutes} min left",
        { TotalHours: < 48 } => "1 day left",
        _ => $"{(int)left.TotalDays} days left",
    };
}
