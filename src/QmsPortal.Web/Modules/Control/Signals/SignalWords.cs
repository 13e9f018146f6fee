using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Signals;

/// <summary>States and answers in the words of the screen.</summary>
public static class SignalWords
{
    public static string Of(SignalState state) => state switch
    {
        SignalState.Raised or SignalState.Seen => "To answer",
        SignalState.Acted => "Acted on",
        _ => state.ToString(),
    };

    public static string Colour(SignalState state) => state switch
    {
        SignalState.Answered or SignalState.Acted => "blue",
        SignalState.Closed => "green",
        _ => "white",
    };

    public static string Of(SignalAnswer answer) => answer switch
    {
        SignalAnswer.AssignableCause => "A cause is known",
        SignalAnswer.Improvement => "An improvement",
        SignalAnswer.DataFault => "A fault in the data",
        _ => "Not yet known",
    };

    public static string Of(SignalMeaning meaning) => meaning.ToString();

    /// <summary>What is awaited, by when: "Answer by Tue 12 May", "Looked at again Fri 8 May".</summary>
    public static string Waits(SignalState state, DateOnly? due, DateOnly today) => (state, due) switch
    {
        (SignalState.Raised or SignalState.Seen, { } day) when day < today => $"Past its time: answer was due {day.Words(today)}",
        (SignalState.Raised or SignalState.Seen, { } day) => $"Answer by {day.Words(today)}",
        (SignalState.Answered, { } day) => $"Looked at again {day.Words(today)}",
        _ => "",
    };
}
