using System.Globalization;

namespace QmsPortal.Modules.Assurance.Evidence;

/// <summary>Kinds and states in the words of the screen.</summary>
public static class EvidenceWords
{
    public static string Of(EvidenceKind kind) => kind switch
    {
        EvidenceKind.FrozenChart => "Frozen chart",
        _ => "Frozen standard",
    };

    public static string Of(EvidenceState state) => state switch
    {
        EvidenceState.Submitted => "To accept",
        EvidenceState.Accepted => "Ready",
        EvidenceState.Expiring => "Ageing",
        _ => state.ToString(),
    };

    public static string Colour(EvidenceState state) => state switch
    {
        EvidenceState.Submitted => "blue",
        EvidenceState.Accepted => "green",
        EvidenceState.Expiring => "orange",
        EvidenceState.Expired => "red",
        _ => "grey",
    };

    public static string Of(Shown shown) => shown switch
    {
        Shown.ToAccept => "To accept",
        Shown.Fresh => "Ready",
        _ => shown.ToString(),
    };

    public static string Colour(Shown shown) => shown switch
    {
        Shown.ToAccept => "blue",
        Shown.Fresh => "green",
        Shown.Ageing => "orange",
        _ => "red",
    };

    /// <summary>As a step that was taken.</summary>
    public static string Step(EvidenceState state) => state switch
    {
        EvidenceState.Submitted => "Sent to be accepted",
        EvidenceState.Expiring => "In its last month",
        _ => state.ToString(),
    };

    public static string WhatHappened(EvidenceState state) => state switch
    {
        EvidenceState.Draft => "was made",
        EvidenceState.Submitted => "was sent to be accepted",
        EvidenceState.Accepted => "was accepted",
        EvidenceState.Expiring => "is in its last month",
        EvidenceState.Expired => "has expired",
        _ => "was withdrawn",
    };

    /// <summary>"1 May 2024 to 30 April 2026".</summary>
    public static string Covers(DateOnly from, DateOnly to) => $"{Day(from)} to {Day(to)}";

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    public static string Size(int bytes) => bytes < 1024 ? $"{bytes} bytes" : $"{bytes / 1024} kB";
}
