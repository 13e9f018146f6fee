using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

public enum VersionState
{
    Draft,
    Consulting,
    Approved,
    Published,
    Superseded,
    Withdrawn,
}

/// <summary>What was done about a version.</summary>
public enum VersionAct
{
    Wrote,
    Consulted,
    Returned,
    Approved,
    Published,
    Superseded,
    Withdrew,
}

/// <summary>One version of a standard: written by a team, approved and published by others, and frozen from then on.</summary>
[About(Subject.Standards)]
public sealed class StandardVersion : Entity, IAtPlace
{
    public const int ReasonLength = 300;
    public const int SumLength = 64;

    private readonly List<WorkStep> rows = [];
    private readonly List<VersionStep> history = [];

    private StandardVersion()
    {
    }

    internal StandardVersion(Guid id, Standard standard, int number, StandardContent content, Func<Guid> next, StandardAct act)
    {
        (Id, StandardId, NodeId, Number) = (id, standard.Id, standard.NodeId, number);
        Write(content, next, act);
    }

    public Guid StandardId { get; private init; }

    /// <summary>The standard's own place, so that a version is reached as the standard is.</summary>
    public Guid NodeId { get; private init; }
    public int Number { get; private init; }
    public VersionState State { get; private set; }
    public string Title { get; private set; } = "";
    public string Process { get; private set; } = "";
    public string Purpose { get; private set; } = "";
    public string DoneBy { get; private set; } = "";
    public string Owner { get; private set; } = "";
    public DateOnly? ReviewBy { get; private set; }

    /// <summary>How often it was saved: a form made before another save is stale, though only a step changed.</summary>
    public int Saves { get; private set; }

    /// <summary>The last day of the consultation.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>The sum over its words, from the moment it is published.</summary>
    public string? Sum { get; private set; }

    /// <summary>In order of their places; one without words was taken out.</summary>
    public IReadOnlyList<WorkStep> Rows => rows;
    public IReadOnlyList<VersionStep> History => history;

    public bool IsOpen => State is VersionState.Draft or VersionState.Consulting or VersionState.Approved;

    public StandardContent Content() => new()
    {
        Title = Title,
        Process = Process,
        Purpose = Purpose,
        DoneBy = DoneBy,
        Owner = Owner,
        ReviewBy = ReviewBy,
        Steps = [.. rows.OrderBy(row => row.Position).Where(row => row.What.Length > 0).Select(row => row.Words())],
    };

    internal void Write(StandardContent content, Func<Guid> next, StandardAct act)
    {
        if (State is not VersionState.Draft)
            throw new DomainException(State switch
            {
                VersionState.Consulting => "This version is in consultation, so its words stay as they are. Ask for it to be returned first: matron, quality manager.",
                VersionState.Approved => "This version is approved, so its words stay as they are. Ask for it to be returned first: matron, quality manager.",
                _ => Frozen,
            });
        (Title, Process, Purpose, DoneBy, Owner, ReviewBy) = (content.Title, content.Process, content.Purpose, content.DoneBy, content.Owner, content.ReviewBy);
        Saves++;
        for (var i = 0; i < Math.Max(content.Steps.Count, rows.Count); i++)
            Row(i, next).Say(i < content.Steps.Count ? content.Steps[i] : WorkStepWords.Empty);
        if (!WasWrittenBy(act.By))
            Add(next(), VersionAct.Wrote, "", act);
    }

    internal void Consult(Guid id, DateOnly until, StandardAct act)
    {
        if (State is not VersionState.Draft)
            throw new DomainException(State is VersionState.Consulting or VersionState.Approved ? "This version was in consultation already." : Frozen);
        if (Content().Missing() is { Count: > 0 } missing)
            throw new DomainException($"This version is not complete yet. Add {string.Join(", ", missing)}.");
        if (until < act.Today)
            throw new DomainException("Choose today or a later day, so that people can still be heard.");
        (State, Until) = (VersionState.Consulting, until);
        Add(id, VersionAct.Consulted, "", act, until);
    }

    internal void Return(Guid id, string reason, StandardAct act)
    {
        if (State is not (VersionState.Consulting or VersionState.Approved))
            throw new DomainException(State is VersionState.Draft ? "This version is a draft, so its author can change it as it is." : Frozen);
        (State, Until) = (VersionState.Draft, null);
        Add(id, VersionAct.Returned, reason, act);
    }

    internal void Approve(Guid id, StandardAct act)
    {
        if (State is not VersionState.Consulting)
            throw new DomainException(State switch
            {
                VersionState.Draft => "This version is still a draft. Its author sends it to consultation first.",
                VersionState.Approved => "This version is approved already. Ask for it to be published: document controller, quality manager.",
                _ => Frozen,
            });
        if (WasWrittenBy(act.By))
            throw new DomainException("You wrote this version, so another person has to approve it. Ask: matron, quality manager.");
        if (act.Today < Until)
            throw new DomainException($"It is in consultation until {Until!.Value.Words(act.Today)}. Approve it on that day or later, or return it with what has to change.");
        State = VersionState.Approved;
        Add(id, VersionAct.Approved, "", act);
    }

    internal void Publish(Guid id, int standard, StandardAct act)
    {
        if (State is not VersionState.Approved)
            throw new DomainException(State is VersionState.Draft or VersionState.Consulting ? "This version is not approved yet. Ask for its approval: matron, quality manager." : Frozen);
        if (WasWrittenBy(act.By))
            throw new DomainException("You wrote this version, so another person has to publish it. Ask: document controller, quality manager.");
        if (history.Last(step => step.Act is VersionAct.Approved).ById == act.By)
            throw new DomainException("You approved this version, so another person has to publish it. Ask: document controller, quality manager.");
        (State, Sum) = (VersionState.Published, Content().Sha256(standard, Number));
        Add(id, VersionAct.Published, "", act);
    }

    internal void Supersede(Guid id, StandardAct act)
    {
        State = VersionState.Superseded;
        Add(id, VersionAct.Superseded, "", act);
    }

    internal void Withdraw(Guid id, string reason, StandardAct act)
    {
        if (State is VersionState.Superseded or VersionState.Withdrawn)
            throw new DomainException(State is VersionState.Withdrawn ? "This version was withdrawn already." : "This version is no longer in force, so there is nothing to withdraw.");
        State = VersionState.Withdrawn;
        Add(id, VersionAct.Withdrew, reason, act);
    }

    /// <summary>Its words come from a draft that others wrote as well.</summary>
    internal void WereWrittenBy(StandardVersion draft, Func<Guid> next, Guid butFor)
    {
        foreach (var step in draft.history.Where(step => step.Act is VersionAct.Wrote && step.ById != butFor))
            Add(next(), VersionAct.Wrote, "", new StandardAct(step.ById, step.Name, step.Post, step.At));
    }

    /// <summary>Everybody who wrote any of its words is its author.</summary>
    private bool WasWrittenBy(Guid person) => history.Any(step => step.Act is VersionAct.Wrote && step.ById == person);

    private string Frozen => $"Version {Number} was {(State is VersionState.Withdrawn ? "withdrawn" : "published")} and stays as it is. Write a new version instead.";

    private WorkStep Row(int place, Func<Guid> next)
    {
        if (place == rows.Count)
            rows.Add(new WorkStep(next(), Id, place + 1));
        return rows.Single(row => row.Position == place + 1);
    }

    private void Add(Guid id, VersionAct what, string words, StandardAct act, DateOnly? until = null) =>
        history.Add(new VersionStep(id, Id, history.Count + 1, what, words, until, act));
}

/// <summary>Who acts on a standard, in which post, and when: as they were then.</summary>
public sealed record StandardAct(Guid By, string Name, string Post, DateTimeOffset At)
{
    public DateOnly Today => At.LondonDay();
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

    private VersionStep()
    {
    }

    internal VersionStep(Guid id, Guid version, int position, VersionAct what, string words, DateOnly? until, StandardAct act) =>
        (Id, VersionId, Position, Act, Words, Until, ById, Name, Post, At) = (id, version, position, what, words, until, act.By, act.Name, act.Post, act.At);

    public Guid VersionId { get; private init; }
    public int Position { get; private init; }
    public VersionAct Act { get; private init; }
    public string Words { get; private init; } = "";
    public DateOnly? Until { get; private init; }
    public Guid ById { get; private init; }
    public string Name { get; private init; } = "";
    public string Post { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}
