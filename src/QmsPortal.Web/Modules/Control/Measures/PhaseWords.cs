namespace QmsPortal.Modules.Control.Measures;

/// <summary>States of a phase in the words of the screen.</summary>
public static class PhaseWords
{
    public static string Of(PhaseState state) => state is PhaseState.InForce ? "In force" : state.ToString();

    public static string Colour(PhaseState state) => state switch
    {
        PhaseState.Offered => "blue",
        PhaseState.InForce => "green",
        _ => "grey",
    };
}
