namespace QmsPortal.Modules.Control.Paretos;

/// <summary>Which records are counted, and by which of their fields.</summary>
public enum ParetoSource
{
    /// <summary>Issues by their kind.</summary>
    IssueKinds,

    /// <summary>Issues by the place that raised them.</summary>
    IssuePlaces,

    /// <summary>Escalations by the kind of their issue.</summary>
    EscalationKinds,

    /// <summary>Signals by the measure whose chart gave them.</summary>
    SignalMeasures,
}

public static class ParetoWords
{
    /// <summary>Part of an address and words of the choice.</summary>
    public static readonly IReadOnlyList<(ParetoSource Source, string Code, string Words)> Sources =
    [
        (ParetoSource.IssueKinds, "issues", "Issues by kind"),
        (ParetoSource.IssuePlaces, "places", "Issues by place"),
        (ParetoSource.EscalationKinds, "escalations", "Escalations by kind"),
        (ParetoSource.SignalMeasures, "signals", "Signals by measure"),
    ];

    public static ParetoSource Of(string? code) => Sources.FirstOrDefault(source => source.Code == code).Source;

    public static string Words(ParetoSource source) => Sources.First(known => known.Source == source).Words;
}
