using QmsPortal.Kernel;

namespace QmsPortal.Modules.Improvement.Ideas;

/// <summary>States of an idea in the words of the screen.</summary>
public static class IdeaWords
{
    public static string Of(IdeaState state) => state switch
    {
        IdeaState.Agreed => "Agreed to try",
        IdeaState.NotNow => "Not now",
        _ => state.ToString(),
    };

    public static string Colour(IdeaState state) => state switch
    {
        IdeaState.New => "white",
        IdeaState.Done => "green",
        IdeaState.NotNow => "grey",
        _ => "blue",
    };

    /// <summary>What the button says that leads there.</summary>
    public static string Act(IdeaState from, IdeaState to) => to switch
    {
        IdeaState.Agreed => "Agree to try it",
        IdeaState.Trying => from is IdeaState.New ? "Just do it" : "We are trying it",
        IdeaState.Done => "Done",
        _ => "Not now",
    };

    /// <summary>"Answer by Tue 12 May", "Waits for an answer for 9 days".</summary>
    public static string Waits(IdeaState state, DateOnly answerBy, DateOnly today) => state is not IdeaState.New ? ""
        : today <= answerBy ? $"Answer by {answerBy.Words(today)}" : $"Waits for an answer for {today.DayNumber - answerBy.DayNumber + Idea.DaysToAnswer} days";
}
