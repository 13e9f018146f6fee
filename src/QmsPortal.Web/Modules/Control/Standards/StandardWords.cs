using QmsPortal.Kernel;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>States of a standard in the words of the screen.</summary>
public static class StandardWords
{
    public static string Of(VersionState state) => state switch
    {
        VersionState.Consulting => "In consultation",
        VersionState.Published => "In force",
        VersionState.Trial => "On trial",
        _ => state.ToString(),
    };

    public static string Colour(VersionState state) => state switch
    {
        VersionState.Consulting or VersionState.Approved or VersionState.Trial => "blue",
        VersionState.Published => "green",
        _ => "grey",
    };

    /// <summary>"In consultation until Fri 8 May", "On trial until Fri 8 May".</summary>
    public static string Of(VersionState state, DateOnly? until, DateOnly today) =>
        state is VersionState.Consulting or VersionState.Trial && until is { } day ? $"{Of(state)} until {(day == today ? "today" : day.Words(today))}" : Of(state);

    public static string Of(VersionAct act) => act switch
    {
        VersionAct.Consulted => "Sent to consultation",
        VersionAct.Withdrew => "Withdrawn",
        VersionAct.Wrote => "Written",
        VersionAct.Tried => "Trial begun",
        VersionAct.Ended => "Trial over",
        VersionAct.Adopted => "Adopted from the trial, sent to consultation",
        VersionAct.Reviewed => "Reviewed, still right",
        _ => act.ToString(),
    };

    /// <summary>The one step that waits, and for whom.</summary>
    public static string Waits(VersionState state, DateOnly? until, DateOnly today) => state switch
    {
        VersionState.Draft => "Waits for its author to send it to consultation",
        VersionState.Consulting when until > today => $"Those who are asked tell its author what they think by {until?.Words(today)}",
        VersionState.Consulting => "Waits for approval by the matron or the quality manager, not by its author",
        VersionState.Trial => "Its author adopts it, or it is returned with what was learned. The trial ends by itself",
        VersionState.Approved => "Waits for the document controller or the quality manager to publish it",
        _ => "",
    };
}
