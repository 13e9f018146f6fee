using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;
using static QmsPortal.Kernel.GoldenThread.Component;

namespace QmsPortal.Kernel.HandOvers;

/// <summary>From which part of quality management to which.</summary>
public enum HandOverKind
{
    PlanToControl,
    ControlToImprove,
    ImproveToControl,
    AssureToPlan,
    AssureToImprove,
    AssureToControl,
    ControlToAssure,
}

/// <summary>The table of who takes what: the roles that may accept or decline, the first being the one it is offered to.</summary>
public static class HandOverKinds
{
    private static readonly Dictionary<HandOverKind, (Component From, Component To, Role[] Takers)> Table = new()
    {
        [HandOverKind.PlanToControl] = (Planning, Control, [Role.TeamLead, Role.ServiceLead]),
        [HandOverKind.ControlToImprove] = (Control, Improvement, [Role.ImprovementLead]),
        [HandOverKind.ImproveToControl] = (Improvement, Control, [Role.TeamLead, Role.ServiceLead]),
        [HandOverKind.AssureToPlan] = (Assurance, Planning, [Role.QualityManager, Role.Executive]),
        [HandOverKind.AssureToImprove] = (Assurance, Improvement, [Role.ImprovementLead]),
        [HandOverKind.AssureToControl] = (Assurance, Control, [Role.TeamLead, Role.ServiceLead]),
        [HandOverKind.ControlToAssure] = (Control, Assurance, [Role.QualityManager]),
    };

    public static Component From(this HandOverKind kind) => Table[kind].From;

    public static Component To(this HandOverKind kind) => Table[kind].To;

    public static IReadOnlyList<Role> Takers(this HandOverKind kind) => Table[kind].Takers;

    /// <summary>"improvement": where it goes, in a sentence.</summary>
    public static string ToWords(this HandOverKind kind) => kind.To().ToString().ToLowerInvariant();

    public static string OfferedWords(this HandOverKind kind) => $"Offered to {kind.ToWords()}";

    /// <summary>"Offered to improvement", "Accepted by Priya Raman, improvement lead".</summary>
    public static string Words(this HandOverKind kind, HandOverState state, string name, string post) => state is HandOverState.Offered
        ? kind.OfferedWords()
        : $"{state} by {name}, {post.ToLowerInvariant()}";

    /// <summary>The kinds that a record of this kind may be offered as. Assurance takes of control what it asks by: standards.</summary>
    public static IReadOnlyList<HandOverKind> Of(ThreadKind record) => [.. Table.Where(row => row.Value.From == record.PartOf() && (row.Key is not HandOverKind.ControlToAssure || record is ThreadKind.StandardWork)).Select(row => row.Key)];

    /// <summary>What this person may take, in which role, at which place and below.</summary>
    public static IReadOnlyList<(HandOverKind Kind, string Path)> TakenBy(CurrentUser user) =>
        [.. user.Grants.Where(grant => grant.Role.Allows(Permission.TakeHandOvers)).SelectMany(grant => Table.Where(row => row.Value.Takers.Contains(grant.Role)).Select(row => (row.Key, grant.Path))).Distinct()];
}
