using QmsPortal.Kernel.Security;
using static QmsPortal.Kernel.GoldenThread.Component;

namespace QmsPortal.Kernel.GoldenThread;

/// <summary>The four parts of quality management that a record may belong to.</summary>
public enum Component
{
    Planning,
    Control,
    Improvement,
    Assurance,
}

/// <summary>What may lie on the golden thread. Closed: a kind is here before the feature is, so that the relations can be read whole.</summary>
public enum ThreadKind
{
    Need,
    VoiceItem,
    Objective,
    Goal,
    Driver,
    ChangeIdea,
    Risk,
    MeasureSeries,
    Signal,
    Issue,
    Concern,
    Escalation,
    Huddle,
    StandardWork,
    Confirmation,
    Visit,
    Idea,
    Project,
    Gate,
    PdsaCycle,
    Lesson,
    Coaching,
    Requirement,
    RequirementResult,
    QuestionSetItem,
    AuditResponse,
    Finding,
    Obligation,
    Evidence,
    Statement,
    BafEntry,
    Review,
    PublicItem,
    Action,
}

/// <summary>What each kind is called, which part it belongs to, who reads it, and what a restricted one lets others know.</summary>
public static class ThreadKinds
{
    /// <param name="Read">None until the feature is there: then nobody finds one.</param>
    /// <param name="Hides">A restricted one leaves no trace; others are counted as "1 restricted item".</param>
    private sealed record Facts(string Words, Component? PartOf, Permission? Read = null, bool Hides = false);

    private static readonly Dictionary<ThreadKind, Facts> Table = new()
    {
        [ThreadKind.Need] = new("Need", Planning, Permission.ReadPlans),
        [ThreadKind.VoiceItem] = new("Voice", Planning),
        [ThreadKind.Objective] = new("Objective", Planning),
        [ThreadKind.Goal] = new("Goal", Planning, Permission.ReadPlans),
        [ThreadKind.Driver] = new("Driver", Planning),
        [ThreadKind.ChangeIdea] = new("Change idea", Planning),
        [ThreadKind.Risk] = new("Risk", Planning),
        [ThreadKind.MeasureSeries] = new("Measure", Control, Permission.ReadMeasures),
        [ThreadKind.Signal] = new("Signal", Control, Permission.ReadMeasures),
        [ThreadKind.Issue] = new("Issue", Control, Permission.ReadIssues),
        [ThreadKind.Concern] = new("Concern", Control, Hides: true),
        [ThreadKind.Escalation] = new("Escalation", Control, Permission.ReadIssues),
        [ThreadKind.Huddle] = new("Huddle", Control, Permission.ReadBoards),
        [ThreadKind.StandardWork] = new("Standard", Control, Permission.ReadStandards),
        [ThreadKind.Confirmation] = new("Confirmation", Control, Permission.ReadStandards),
        [ThreadKind.Visit] = new("Visit", Control, Permission.ReadBoards, Hides: true),
        [ThreadKind.Idea] = new("Idea", Improvement, Permission.ReadProjects),
        [ThreadKind.Project] = new("Project", Improvement, Permission.ReadProjects, Hides: true),
        [ThreadKind.Gate] = new("Gate", Improvement),
        [ThreadKind.PdsaCycle] = new("Cycle", Improvement, Permission.ReadProjects),
        [ThreadKind.Lesson] = new("Lesson", Improvement),
        [ThreadKind.Coaching] = new("Coaching", Improvement, Hides: true),
        [ThreadKind.Requirement] = new("Requirement", Assurance, Permission.ReadFrameworks),
        [ThreadKind.RequirementResult] = new("Result", Assurance, Permission.ReadFrameworks),
        [ThreadKind.QuestionSetItem] = new("Audit question", Assurance),
        [ThreadKind.AuditResponse] = new("Audit", Assurance),
        [ThreadKind.Finding] = new("Finding", Assurance),
        [ThreadKind.Obligation] = new("Obligation", Assurance),
        [ThreadKind.Evidence] = new("Evidence", Assurance, Permission.ReadEvidence),
        [ThreadKind.Statement] = new("Statement", Assurance, Permission.ReadStatements),
        [ThreadKind.BafEntry] = new("Assurance framework entry", Assurance),
        [ThreadKind.Review] = new("Review", Assurance),
        [ThreadKind.PublicItem] = new("Public page", Assurance),
        [ThreadKind.Action] = new("Action", null, Permission.ReadIssues),
    };

    /// <summary>Kinds of which a restricted one may be known to be there.</summary>
    public static IReadOnlyList<ThreadKind> Known { get; } = [.. Table.Where(kind => !kind.Value.Hides).Select(kind => kind.Key)];

    public static string Words(this ThreadKind kind) => Table[kind].Words;

    /// <summary>"an issue", in the middle of a sentence.</summary>
    public static string InWords(this ThreadKind kind)
    {
        var words = kind.Words().ToLowerInvariant();
        return ("aeiou".Contains(words[0], StringComparison.Ordinal) ? "an " : "a ") + words;
    }

    public static Component? PartOf(this ThreadKind kind) => Table[kind].PartOf;

    /// <summary>The kinds that this person may read at all; of the others they learn nothing.</summary>
    public static IReadOnlyList<ThreadKind> ReadableBy(CurrentUser user) => [.. Table.Where(kind => kind.Value.Read is { } read && user.Can(read)).Select(kind => kind.Key)];
}
