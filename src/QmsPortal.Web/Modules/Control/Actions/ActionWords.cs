using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Actions;

/// <summary>How an action stands, in the words of the screen.</summary>
public static class ActionWords
{
    public static string Of(ActionState state, Effect? effect) => (state, effect) switch
    {
        (ActionState.Checked, { } said) => Of(said),
        (ActionState.Done, _) => "Done, to be checked",
        _ => state.ToString(),
    };

    public static string Of(Effect effect) => effect switch
    {
        Effect.Effective => "It worked",
        Effect.Partly => "It worked in part",
        _ => "It did not work",
    };

    public static string Colour(ActionState state, Effect? effect, bool late) => (state, effect) switch
    {
        (ActionState.Checked, Effect.Effective) => "green",
        (ActionState.Checked, Effect.Partly) => "yellow",
        (ActionState.Checked, _) => "red",
        (ActionState.Done, _) => "blue",
        (ActionState.Cancelled, _) => "grey",
        _ => late ? "red" : "white",
    };

    /// <summary>"Due Thu 7 May", "Was due Mon 4 May", "To be checked from Tue 19 May".</summary>
    public static string When(ActionState state, DateOnly by, DateOnly? checkOn, int moves, DateOnly today) => state switch
    {
        ActionState.Open or ActionState.Doing => (by < today ? $"Was due {by.Words(today)}" : by == today ? "Due today" : $"Due {by.Words(today)}") + Moved(moves),
        ActionState.Done => (checkOn <= today ? "To be checked now" : $"To be checked from {checkOn?.Words(today)}") + Moved(moves),
        _ => Moved(moves).TrimStart(',', ' ') is { Length: > 0 } moved ? char.ToUpperInvariant(moved[0]) + moved[1..] : "",
    };

    /// <summary>", moved 2 times".</summary>
    public static string Moved(int moves) => moves switch
    {
        0 => "",
        1 => ", moved once",
        _ => $", moved {moves} times",
    };

    public static string Of(ActionMove move, DateOnly? day, string? owner, DateOnly today) => move switch
    {
        ActionMove.Added => $"Given to {owner}, due {day?.Words(today)}",
        ActionMove.Started => "Begun",
        ActionMove.Moved => $"Moved to {day?.Words(today)}",
        ActionMove.Given => $"Given to {owner}",
        ActionMove.Finished => $"Done, to be checked from {day?.Words(today)}",
        ActionMove.Checked => "Checked",
        _ => "Cancelled",
    };
}
