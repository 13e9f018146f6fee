namespace QmsPortal.Modules.Planning.Needs;

/// <summary>Sources and states in the words of the screen.</summary>
public static class NeedTerms
{
    public static string Of(NeedSource source) => source switch
    {
        NeedSource.FriendsAndFamily => "Friends and Family theme",
        NeedSource.CoDesign => "Co-design with people",
        NeedSource.EquityData => "Equity data",
        NeedSource.StaffVoice => "Staff voice",
        NeedSource.NationalPriority => "National priority",
        _ => source.ToString(),
    };

    public static string Of(NeedState state) => state is NeedState.NotNow ? "Not now" : state.ToString();

    public static string Colour(NeedState state) => state switch
    {
        NeedState.Heard => "white",
        NeedState.Validated or NeedState.Prioritised or NeedState.Planned => "blue",
        NeedState.Met => "green",
        NeedState.Reopened => "purple",
        _ => "grey",
    };

    /// <summary>What has to happen next, which is also why anything else is refused.</summary>
    public static string NextStep(NeedState state) => state switch
    {
        NeedState.Heard => "This need was heard. Put it under a theme first, with others that say the same.",
        NeedState.Themed => "This need is themed. A patient partner, or somebody outside the service, has to validate it first.",
        NeedState.Validated => "This need is validated. A service lead or an executive has to prioritise it first.",
        NeedState.Prioritised => "This need is prioritised. Set a goal that answers it, or say why not now.",
        NeedState.Planned => "This need is planned: a goal answers it. Say when it is met.",
        NeedState.NotNow => "This need was put off, with a reason. Prioritise it when its time has come.",
        NeedState.Met => "This need is met. If it is not, reopen it with what was heard.",
        _ => "This need is open again. A service lead or an executive has to prioritise it first.",
    };

    /// <summary>"Complaint: four complaints of last winter. 9 voices".</summary>
    public static string HeardFrom(NeedSource source, string words, int voices) => $"{Of(source)}: {words}. {Voices(voices)}";

    public static string Voices(int voices) => voices == 1 ? "1 person said so" : $"{voices} people said so";
}
