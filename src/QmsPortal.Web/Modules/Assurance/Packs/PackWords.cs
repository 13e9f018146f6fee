namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>States in the words of the screen.</summary>
public static class PackWords
{
    public static string Of(PackState state) => state is PackState.Building ? "Being built" : state.ToString();

    public static string Colour(PackState state) => state switch
    {
        PackState.Building => "grey",
        PackState.Frozen => "blue",
        _ => "green",
    };

    /// <summary>As a step that was taken.</summary>
    public static string Step(PackState state) => state is PackState.Building ? "Begun" : state.ToString();

    /// <summary>"6 gaps", "1 gap", "no gap".</summary>
    public static string Gaps(int gaps) => gaps switch
    {
        0 => "no gap",
        1 => "1 gap",
        _ => $"{gaps} gaps",
    };
}
