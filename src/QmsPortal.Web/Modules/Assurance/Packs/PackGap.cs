using QmsPortal.Modules.Assurance.Evidence;
using QmsPortal.Modules.Assurance.Frameworks;

namespace QmsPortal.Modules.Assurance.Packs;

/// <summary>What a requirement lacks in a pack, the worst first.</summary>
public enum GapKind
{
    Expired,
    Missing,
    SaysOtherwise,
    ToAccept,
    NotAssessed,
    NotAgreed,
    Ageing,
    NotConfirmed,
}

/// <summary>A requirement that is not shown as an inspector would want to see it, and the one act that would mend it.</summary>
public sealed record PackGap(GapKind Kind, string Code, string Title)
{
    public string Words => Kind switch
    {
        GapKind.SaysOtherwise => "Met, but a live signal says otherwise",
        GapKind.ToAccept => "To accept",
        GapKind.NotAssessed => "Not assessed",
        GapKind.NotAgreed => "Not agreed",
        GapKind.NotConfirmed => "Wording not confirmed",
        _ => Kind.ToString(),
    };

    public string Colour => Kind switch
    {
        GapKind.Expired or GapKind.Missing => "red",
        GapKind.SaysOtherwise => "purple",
        GapKind.ToAccept => "blue",
        GapKind.Ageing => "orange",
        _ => "grey",
    };

    /// <summary>What closes it, and whose act that is.</summary>
    public string Act => Kind switch
    {
        GapKind.Expired => "Freeze a newer copy: team lead",
        GapKind.Missing => "Add evidence: team lead",
        GapKind.SaysOtherwise => "Answer the signal, or assess this again: team lead",
        GapKind.ToAccept => "Accept what waits: quality manager",
        GapKind.NotAssessed => "Say whether it is met: team lead",
        GapKind.NotAgreed => "Challenge and agree it: service lead, then quality manager",
        GapKind.Ageing => "In the pack. Freeze a newer copy soon: team lead",
        _ => "Left out until somebody has compared it with the publisher’s text",
    };

    /// <summary>The worst that can be said of one requirement at a place; null where nothing can.</summary>
    /// <param name="saysOtherwise">A live signal of concern on a chart that shows it.</param>
    internal static PackGap? Of(Requirement requirement, RequirementResult? result, Shown shown, bool saysOtherwise = false)
    {
        GapKind? kind = (requirement.IsVerified, result?.State ?? ResultState.NotAssessed, result?.Answer, shown) switch
        {
            (false, _, _, _) => GapKind.NotConfirmed,
            (_, ResultState.Agreed, ResultAnswer.NotApplicable, _) => null,
            (_, _, _, Shown.Expired) => GapKind.Expired,
            (_, _, _, Shown.ToAccept) => GapKind.ToAccept,
            (_, ResultState.NotAssessed, _, _) => GapKind.NotAssessed,
            (_, _, _, Shown.Missing) => GapKind.Missing,
            (_, not ResultState.Agreed, _, _) => GapKind.NotAgreed,
            (_, _, ResultAnswer.Met, _) when saysOtherwise => GapKind.SaysOtherwise,
            (_, _, _, Shown.Ageing) => GapKind.Ageing,
            _ => null,
        };
        return kind is { } lacks ? new PackGap(lacks, requirement.Code, requirement.Title) : null;
    }
}
