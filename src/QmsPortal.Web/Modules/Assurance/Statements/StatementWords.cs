namespace QmsPortal.Modules.Assurance.Statements;

/// <summary>Ratings and states in the words of the screen.</summary>
public static class StatementWords
{
    public static string Of(StatementRating rating) => rating is StatementRating.None ? "No assurance" : rating.ToString();

    /// <summary>What a rating says, where one is chosen.</summary>
    public static string Meaning(StatementRating rating) => rating switch
    {
        StatementRating.Substantial => "It is so, and what shows it is current and enough",
        StatementRating.Reasonable => "It is mostly so, or mostly shown",
        StatementRating.Limited => "It is so in part, or little shows it",
        _ => "It is not so, or nothing shows it",
    };

    /// <summary>In the middle of a sentence.</summary>
    public static string InWords(StatementRating rating) => Of(rating).ToLowerInvariant();

    public static string Of(StatementState state, StatementRating rating) => state switch
    {
        StatementState.Agreed => $"Agreed: {InWords(rating)}",
        StatementState.Committee => "With a committee",
        StatementState.NeedsRenewal => "Needs renewal",
        _ => state.ToString(),
    };

    /// <summary>As a step that was taken, or that came of itself.</summary>
    /// <param name="before">The step before it: a challenge is made first, then answered by the author.</param>
    public static string Step(ShowStatement.Step step, ShowStatement.Step? before) => step.State switch
    {
        StatementState.Challenged when before?.State is StatementState.Challenged => step.Rating == before.Rating ? "Challenge answered: the rating stands" : "Challenge accepted",
        StatementState.Challenged when step.Proposed is { } other && other != step.Rating => $"Challenged to {InWords(other)}",
        StatementState.Challenged => "Looked at by a second person: it stands",
        StatementState.Committee => "Before a committee",
        _ => Of(step.State, step.Rating),
    };

    public static string Colour(StatementState state, StatementRating rating) => state switch
    {
        StatementState.NeedsRenewal or StatementState.Contradicted => "purple",
        StatementState.Agreed => rating switch
        {
            StatementRating.Substantial => "green",
            StatementRating.Reasonable => "blue",
            StatementRating.Limited => "orange",
            _ => "red",
        },
        StatementState.Challenged or StatementState.Complete or StatementState.Committee => "white",
        _ => "grey",
    };
}
