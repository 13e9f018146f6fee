namespace QmsPortal.Modules.Assurance.Frameworks;

/// <summary>Answers and states in the words of the screen.</summary>
public static class ResultWords
{
    public static string Of(ResultAnswer? answer) => answer switch
    {
        ResultAnswer.Partly => "Partly met",
        ResultAnswer.NotMet => "Not met",
        ResultAnswer.NotApplicable => "Does not apply",
        ResultAnswer.Met => "Met",
        _ => "Not assessed",
    };

    /// <summary>In the middle of a sentence.</summary>
    public static string InWords(ResultAnswer? answer) => Of(answer).ToLowerInvariant();

    public static string Of(ResultState state, ResultAnswer? answer, bool needsEvidence) => state switch
    {
        ResultState.NotAssessed => "Not assessed",
        ResultState.SelfAssessed => $"Self-assessed: {InWords(answer)}",
        ResultState.Challenged => "Challenged",
        _ when needsEvidence => "Needs evidence",
        _ => $"Agreed: {InWords(answer)}",
    };

    /// <summary>As a step that was taken.</summary>
    /// <param name="before">The answer before it: a second person who names no other lets that stand.</param>
    public static string Step(ResultState state, ResultAnswer? answer, bool needsEvidence, ResultAnswer? before) => state switch
    {
        ResultState.Challenged when answer == before => "Looked at by a second person: it stands",
        ResultState.Challenged => $"Challenged to {InWords(answer)}",
        _ => Of(state, answer, needsEvidence),
    };

    public static string Colour(ResultState state, ResultAnswer? answer, bool needsEvidence) => state switch
    {
        ResultState.SelfAssessed => "blue",
        ResultState.Challenged => "white",
        ResultState.Agreed when needsEvidence => "purple",
        ResultState.Agreed when answer is ResultAnswer.Met => "green",
        ResultState.Agreed when answer is ResultAnswer.Partly => "orange",
        ResultState.Agreed when answer is ResultAnswer.NotMet => "red",
        _ => "grey",
    };
}
