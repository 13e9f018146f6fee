namespace QmsPortal.Modules.Control.Confirmations;

/// <summary>What was seen, in the words of the screen.</summary>
public static class ConfirmationWords
{
    /// <summary>In place of the reason for those who do not see the issue that it became.</summary>
    public const string Kept = "The ward keeps the reason";

    public static string Of(ConfirmationOutcome outcome) => outcome switch
    {
        ConfirmationOutcome.Followed => "Followed",
        ConfirmationOutcome.NotFollowed => "Not followed",
        _ => "Could not be followed",
    };

    public static string Colour(ConfirmationOutcome outcome) => outcome switch
    {
        ConfirmationOutcome.Followed => "green",
        ConfirmationOutcome.NotFollowed => "orange",
        _ => "grey",
    };

    /// <summary>"Followed in 3 of 4 looks".</summary>
    public static string Of(int followed, int all) => all == 0 ? "Not looked at yet" : $"Followed in {followed} of {all} {(all == 1 ? "look" : "looks")}";
}
