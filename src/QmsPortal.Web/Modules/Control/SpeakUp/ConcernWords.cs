namespace QmsPortal.Modules.Control.SpeakUp;

/// <summary>How a concern stands, in the words of the screen.</summary>
public static class ConcernWords
{
    public static string Of(ConcernState state) => state is ConcernState.Open ? "To answer" : state.ToString();

    public static string Colour(ConcernState state) => state switch
    {
        ConcernState.Open => "blue",
        ConcernState.Answered => "green",
        _ => "grey",
    };
}
