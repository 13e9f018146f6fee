using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>Who acts on a standard, in which post, and when: as they were then.</summary>
public sealed record StandardAct(Guid? By, string Name, string Post, DateTimeOffset At)
{
    public DateOnly Today => At.LondonDay();

    public static StandardAct OfTheClock(DateTimeOffset at) => new(null, "The portal", "By the clock", at);
}

/// <summary>A step of the work. Its words change while the version is a draft, and never after.</summary>
public sealed class WorkStep : Entity
{
    private WorkStep()
    {
    }

    internal WorkStep(Guid id, Guid version, int position) => (Id, VersionId, Position) = (id, version, position);

    public Guid VersionId { get; private init; }
    public int Position { get; private init; }
    public string What { get; private set; } = "";
    public string KeyPoint { get; private set; } = "";
    public string Why { get; private set; } = "";
    public decimal? Minutes { get; private set; }

    public WorkStepWords Words() => new(What, KeyPoint, Why, Minutes);

    internal void Say(WorkStepWords words) => (What, KeyPoint, Why, Minutes) = (words.What, words.KeyPoint, words.Why, words.Minutes);
}

/// <summary>What was done about a version: a dated row, never changed.</summary>
public sealed class VersionStep : Entity
{
    public const int NameLength = 80;

    private readonly List<VersionAsked> asked = [];

    private VersionStep()
    {
    }

    internal VersionStep(Guid id, Guid version, int position, VersionAct what, string words, DateOnly? until, StandardAct act) =>
        (Id, VersionId, Position, Act, Words, Until, ById, Name, Post, At) = (id, version, position, what, words, until, act.By, act.Name, act.Post, act.At);

    internal VersionStep(Guid id, Guid version, int position, VersionAct what, Consultation consultation, Func<Guid> next, StandardAct act) : this(id, version, position, what, "", consultation.Until, act) =>
        asked.AddRange(consultation.Asked.Distinct().Select(role => new VersionAsked(next(), id, role)));

    public Guid VersionId { get; private init; }
    public int Position { get; private init; }
    public VersionAct Act { get; private init; }
    public string Words { get; private init; } = "";
    public DateOnly? Until { get; private init; }

    /// <summary>Who was asked what they think, where it was sent to consultation; none of rows from before this was kept.</summary>
    public IReadOnlyList<VersionAsked> Asked => asked;

    /// <summary>Nobody, where the clock did it.</summary>
    public Guid? ById { get; private init; }
    public string Name { get; private init; } = "";
    public string Post { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}

/// <summary>A role whose holders at the place, above or below it are asked what they think of a version.</summary>
public sealed class VersionAsked : Entity
{
    private VersionAsked()
    {
    }

    internal VersionAsked(Guid id, Guid step, Role role) => (Id, StepId, Role) = (id, step, role);

    public Guid StepId { get; private init; }
    public Role Role { get; private init; }
}

/// <summary>A role whose holders at the place, above or below it are asked to read a version.</summary>
public sealed class VersionReader : Entity
{
    private VersionReader()
    {
    }

    internal VersionReader(Guid id, Guid version, Role role) => (Id, VersionId, Role) = (id, version, role);

    public Guid VersionId { get; private init; }
    public Role Role { get; private init; }
}
