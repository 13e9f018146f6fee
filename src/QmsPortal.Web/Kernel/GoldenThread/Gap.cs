namespace QmsPortal.Kernel.GoldenThread;

/// <summary>Where the loop is broken: a record of this kind should have one of these links and has none.</summary>
/// <param name="Outgoing">The links begin at the record; else they lead to it.</param>
/// <param name="Words">"goal without measure".</param>
/// <param name="Missing">What stands in place of the link on the record's own thread.</param>
/// <param name="Over">States in which the link is not missed any more.</param>
public sealed record Gap(ThreadKind Kind, IReadOnlyList<Relation> AnyOf, bool Outgoing, string Words, string Missing, params string[] Over);

/// <summary>The table of what is missed (domain §2.1).</summary>
public static class Gaps
{
    public static IReadOnlyList<Gap> Table { get; } =
    [
        new(ThreadKind.Need, [Relation.Answers], false, "need without goal", "No goal answers it yet", "Heard", "Themed", "Validated", "Not now", "Met"),
        new(ThreadKind.Goal, [Relation.Answers, Relation.Serves], true, "goal without need", "No need yet: why is it a goal?", "Achieved", "Missed", "Stopped"),
        new(ThreadKind.Goal, [Relation.MeasuredBy], true, "goal without measure", "No measure yet: how will anybody know?", "Achieved", "Missed", "Stopped"),
        new(ThreadKind.Project, [Relation.RaisedFrom], true, "project without a cause", "Nothing says why it was begun", "Closed"),
        new(ThreadKind.Finding, [Relation.FixedBy], true, "finding without action", "No action yet", "Closed"),
        new(ThreadKind.Statement, [Relation.Evidences], false, "statement without evidence", "No evidence yet", "Rejected", "Superseded"),
    ];

    /// <summary>What this record misses, given its own links: of each its relation, and whether it begins at the record.</summary>
    public static IReadOnlyList<string> MissingFrom(ThreadKind kind, string state, IReadOnlyList<(Relation Relation, bool Outgoing)> links) =>
        [.. Table.Where(gap => gap.Kind == kind && !gap.Over.Contains(state) && !links.Any(link => link.Outgoing == gap.Outgoing && gap.AnyOf.Contains(link.Relation))).Select(gap => gap.Missing)];
}
