using static QmsPortal.Kernel.GoldenThread.ThreadKind;

namespace QmsPortal.Kernel.GoldenThread;

/// <summary>How one record is joined to another.</summary>
public enum Relation
{
    Answers,
    Serves,
    Drives,
    MeasuredBy,
    RaisedFrom,
    Tests,
    AdoptedAs,
    CheckedBy,
    Found,
    FixedBy,
    Evidences,
    DrawnFrom,
    Assures,
    Informs,
    DiscussedAt,
    DecidedAt,
    PublishedAs,
    HeardIn,
}

/// <summary>Which end of a link lies towards the need: that end is the "because of" of the other.</summary>
public enum TowardsNeed
{
    From,
    To,
}

/// <summary>The table of what may be linked to what, in which words.</summary>
public static class Relations
{
    private sealed record Row(Relation Relation, string Words, string Backwards, TowardsNeed Need, params (ThreadKind[] From, ThreadKind[] To)[] Pairs);

    private static readonly ThreadKind[] Any = Enum.GetValues<ThreadKind>();

    private static readonly Row[] Table =
    [
        new(Relation.Answers, "answers", "is answered by", TowardsNeed.To, ([Goal], [Need])),
        new(Relation.Serves, "serves", "is served by", TowardsNeed.To, ([Goal], [Objective, Goal])),
        new(Relation.Drives, "drives", "is driven by", TowardsNeed.To, ([Driver], [Goal, Driver])),
        new(Relation.MeasuredBy, "measured by", "measures", TowardsNeed.From, ([Goal, Driver, StandardWork, Requirement, Risk], [MeasureSeries])),
        new(Relation.RaisedFrom, "raised from", "gave rise to", TowardsNeed.To,
            ([Signal], [MeasureSeries]),
            ([Issue], [Signal, Confirmation, MeasureSeries]),
            ([Escalation], [Issue]),
            ([Project], [Issue, Escalation, Finding, Need, Signal, Idea])),
        new(Relation.Tests, "tests", "is tested by", TowardsNeed.To, ([PdsaCycle], [ChangeIdea, Project, StandardWork])),
        new(Relation.AdoptedAs, "adopted as", "was adopted from", TowardsNeed.From, ([PdsaCycle], [StandardWork])),
        new(Relation.CheckedBy, "checked by", "checks", TowardsNeed.From, ([StandardWork], [QuestionSetItem, Confirmation])),
        new(Relation.Found, "found", "was found by", TowardsNeed.From, ([AuditResponse, Confirmation, Visit], [Finding])),
        new(Relation.FixedBy, "fixed by", "fixes", TowardsNeed.From, ([Finding, Issue, Risk], [ThreadKind.Action, Project])),
        new(Relation.Evidences, "evidence for", "is shown by", TowardsNeed.From, ([Evidence], [RequirementResult, Statement, BafEntry, Gate])),
        new(Relation.DrawnFrom, "drawn from", "was drawn on by", TowardsNeed.To, ([Evidence], Any)),
        new(Relation.Assures, "assures", "is assured by", TowardsNeed.To, ([Statement], [Objective, Goal, Risk, Obligation])),
        new(Relation.Informs, "informs", "is informed by", TowardsNeed.From, ([Statement, Finding, Lesson], [Need])),
        new(Relation.DiscussedAt, "discussed at", "discussed", TowardsNeed.From, ([Issue, Signal], [Huddle])),
        new(Relation.DecidedAt, "decided at", "decided", TowardsNeed.From, ([Statement], [Review])),
        new(Relation.PublishedAs, "published as", "publishes", TowardsNeed.From, ([Statement, Need], [PublicItem])),
        new(Relation.HeardIn, "heard in", "was heard as", TowardsNeed.To, ([Need], [VoiceItem])),
    ];

    private static readonly Dictionary<Relation, Row> Rows = Table.ToDictionary(row => row.Relation);

    /// <summary>From the first record to the second: an issue is "raised from" a measure.</summary>
    public static string Words(this Relation relation) => Rows[relation].Words;

    /// <summary>As a sentence says it: a goal "answers" a need, an issue "is raised from" a measure.</summary>
    public static string Said(this Relation relation) =>
        relation is Relation.Answers or Relation.Serves or Relation.Drives or Relation.Tests or Relation.Found or Relation.Assures or Relation.Informs ? relation.Words() : $"is {relation.Words()}";

    /// <summary>From the second to the first: a measure "gave rise to" an issue.</summary>
    public static string Backwards(this Relation relation) => Rows[relation].Backwards;

    public static TowardsNeed NeedLiesAt(this Relation relation) => Rows[relation].Need;

    /// <summary>No record stands above itself. The database refuses a circle too, for two who link at once.</summary>
    public static bool IsHierarchy(this Relation relation) => relation is Relation.Serves or Relation.Drives;

    public static bool Allows(this Relation relation, ThreadKind from, ThreadKind to) => relation.From(from).Contains(to);

    /// <summary>The kinds that this relation may lead to from this one.</summary>
    public static IReadOnlyList<ThreadKind> From(this Relation relation, ThreadKind kind) =>
        Rows.TryGetValue(relation, out var row) ? [.. row.Pairs.Where(pair => pair.From.Contains(kind)).SelectMany(pair => pair.To)] : [];

    /// <summary>The relations that may begin at this kind.</summary>
    public static IReadOnlyList<Relation> OpenTo(ThreadKind kind) => [.. Table.Where(row => row.Pairs.Any(pair => pair.From.Contains(kind))).Select(row => row.Relation)];
}
