using System.Globalization;
using QmsPortal.Kernel;

namespace QmsPortal.Modules.Planning.Goals;

/// <summary>States and values in the words of the screen.</summary>
public static class GoalTerms
{
    private static readonly CultureInfo British = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(GoalState state, GoalOutcome? outcome) => outcome is null ? state.ToString() : outcome.Value.ToString();

    public static string Colour(GoalState state, GoalOutcome? outcome) => (state, outcome) switch
    {
        (GoalState.Thrown, _) => "white",
        (GoalState.Returned, _) => "purple",
        (GoalState.Caught or GoalState.Live, _) => "blue",
        (_, GoalOutcome.Achieved) => "green",
        _ => "grey",
    };

    /// <summary>What has to happen next, which is also why anything else is refused.</summary>
    public static string NextStep(GoalState state) => state switch
    {
        GoalState.Draft => "This goal is a draft. Throw it first to those who will work towards it.",
        GoalState.Thrown => "This goal was thrown. Those who will work towards it have to catch or return it first.",
        GoalState.Returned => "This goal was returned. Answer it first: throw it again, with a value and a reason.",
        GoalState.Caught => "This goal is caught, and waits to go live.",
        GoalState.Live => "This goal is live, and what was agreed stays. Close it and set another one if it has to change.",
        _ => "This goal is closed. Set another one if there is more to reach.",
    };

    public static string Of(GoalMove move) => move switch
    {
        GoalMove.Prepared => "What it rests on",
        GoalMove.Measured => "Measure chosen",
        GoalMove.WentLive => "Live",
        _ => move.ToString(),
    };

    /// <summary>"90%", "19 falls a year".</summary>
    public static string Value(decimal value, string unit) => value.ToString("#,0.####", British) + (unit == "%" ? unit : $" {unit}");

    /// <summary>"From 82% to 90% by Wed 31 March 2027".</summary>
    public static string Aim(decimal? baseline, decimal target, string unit, DateOnly due, DateOnly today) =>
        (baseline is { } from ? $"From {Value(from, unit)} to " : "To ") + By(target, unit, due, today);

    /// <summary>"90% by Wed 31 Mar 2027".</summary>
    public static string By(decimal target, string unit, DateOnly due, DateOnly today) => $"{Value(target, unit)} by {due.Words(today)}";
}
