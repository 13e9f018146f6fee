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

    /// <summary>Worked by at one ward until a day, while everybody else works by the version in force.</summary>
    Trial,
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
    Tried,
    Ended,
    Adopted,
    Reviewed,
}

/// <summary>One version of a standard: written by a team, approved and published by others, and frozen from then on.</summary>
[About(Subject.Standards)]
public sealed class StandardVersion : Entity, IAtPlace
{
    public const int ReasonLength = 300;
    public const int SumLength = 64;
    public const int MostTrialDays = 92;
    public const int MostReviewYears = 3;

    private readonly List<WorkStep> rows = [];
    private readonly List<VersionReader> readers = [];
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

    /// <summary>The last day of the consultation, or of the trial.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>The ward that tries it, or tried it last, and the cycle that tests it, by its id on the thread.</summary>
    public Guid? TrialNodeId { get; private set; }
    public Guid? TrialCycleId { get; private set; }

    /// <summary>The day by which it is reviewed, from the moment it is published. Its words keep the day that was approved; each other day is a dated row.</summary>
    public DateOnly? LookAgainBy { get; private set; }

    /// <summary>The sum over its words, from the moment it is published.</summary>
    public string? Sum { get; private set; }

    /// <summary>In order of their places; one without words was taken out.</summary>
    public IReadOnlyList<WorkStep> Rows => rows;
    public IReadOnlyList<VersionStep> History => history;
    public IReadOnlyList<VersionReader> Readers => readers;

    public bool WasPublished => history.Exists(step => step.Act is VersionAct.Published);

    public bool IsOpen => State is VersionState.Draft or VersionState.Consulting or VersionState.Approved or VersionState.Trial;

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
                VersionState.Trial => "This version is on trial, so its words stay as they are. Ask for it to be returned first: matron, quality manager.",
                _ => Frozen,
            });
        (Title, Process, Purpose, DoneBy, Owner, ReviewBy) = (content.Title, content.Process, content.Purpose, content.DoneBy, content.Owner, content.ReviewBy);
        Saves++;
        for (var i = 0; i < Math.Max(content.Steps.Count, rows.Count); i++)
            Row(i, next).Say(i < content.Steps.Count ? content.Steps[i] : WorkStepWords.Empty);
        if (!WasWrittenBy(act.By))
            Add(next(), VersionAct.Wrote, "", act);
    }

    /// <summary>A draft, or what a trial has shown to work: that is adopted, and heard like everything else.</summary>
    internal void Consult(Consultation how, Func<Guid> next, StandardAct act)
    {
        if (State is not (VersionState.Draft or VersionState.Trial))
            throw new DomainException(State is VersionState.Consulting or VersionState.Approved ? "This version was in consultation already." : Frozen);
        if (Content().Missing() is { Count: > 0 } missing)
            throw new DomainException($"This version is not complete yet. Add {string.Join(", ", missing)}.");
        if (how.Asked.Count == 0)
            throw new DomainException("Choose who is asked what they think.", "Asked");
        if (how.Until < act.Today)
            throw new DomainException("Choose today or a later day, so that people can still be heard.", "Until");
        history.Add(new VersionStep(next(), Id, history.Count + 1, State is VersionState.Trial ? VersionAct.Adopted : VersionAct.Consulted, how, next, act));
        (State, Until) = (VersionState.Consulting, how.Until);
    }

    /// <summary>Heard while it is in consultation, also after its last day as long as nobody has decided.</summary>
    internal StandardComment Comment(Guid id, string words, StandardAct act) => State is VersionState.Consulting ? new StandardComment(id, this, words, act)
        : throw new DomainException(State switch
        {
            VersionState.Draft => "This version is still a draft. You can say what you think when its author has sent it to consultation.",
            VersionState.Trial => "This version is on trial and not in consultation. Tell its author what you think.",
            _ => "The consultation on this version is over, so nothing can be added. Tell its author what you think.",
        });

    internal void Return(Guid id, string reason, StandardAct act)
    {
        if (State is not (VersionState.Consulting or VersionState.Approved or VersionState.Trial))
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
                VersionState.Trial => "This version is on trial. Its author sends it to consultation once the trial has shown that it works.",
                _ => Frozen,
            });
        if (WasWrittenBy(act.By))
            throw new DomainException("You wrote this version, so another person has to approve it. Ask: matron, quality manager.");
        if (act.Today < Until)
            throw new DomainException($"It is in consultation until {Until!.Value.Words(act.Today)}. Approve it on that day or later, or return it with what has to change.");
        State = VersionState.Approved;
        Add(id, VersionAct.Approved, "", act);
    }

    /// <summary>At one ward, until a day, for a test of change. Those who wrote it do not put it to work.</summary>
    internal void Try(Guid id, VersionTrial trial, StandardAct act)
    {
        if (State is not (VersionState.Consulting or VersionState.Approved))
            throw new DomainException(State switch
            {
                VersionState.Draft => "This version is still a draft. Its author sends it to consultation first.",
                VersionState.Trial => "This version is on trial already.",
                _ => Frozen,
            });
        if (WasWrittenBy(act.By))
            throw new DomainException("You wrote this version, so another person has to let a ward try it. Ask: matron, quality manager.");
        if (trial.Until < act.Today || trial.Until > act.Today.AddDays(MostTrialDays))
            throw new DomainException($"Choose a last day from today on, within {MostTrialDays} days.");
        (State, Until, TrialNodeId, TrialCycleId) = (VersionState.Trial, trial.Until, trial.Node, trial.Cycle);
        Add(id, VersionAct.Tried, trial.Words, act, trial.Until);
    }

    /// <summary>Its last day is over. What it showed is for its author to say: the words can be changed, or heard as they are.</summary>
    internal void EndTrial(Guid id, DateTimeOffset due)
    {
        (State, Until) = (VersionState.Draft, null);
        Add(id, VersionAct.Ended, "", StandardAct.OfTheClock(due));
    }

    internal void Publish(Publication how, int standard, Func<Guid> next, StandardAct act)
    {
        if (State is not VersionState.Approved)
            throw new DomainException(State is VersionState.Draft or VersionState.Consulting or VersionState.Trial ? "This version is not approved yet. Ask for its approval: matron, quality manager." : Frozen);
        if (WasWrittenBy(act.By))
            throw new DomainException("You wrote this version, so another person has to publish it. Ask: document controller, quality manager.");
        if (history.Last(step => step.Act is VersionAct.Approved).ById == act.By)
            throw new DomainException("You approved this version, so another person has to publish it. Ask: document controller, quality manager.");
        if (how.Readers.Count == 0)
            throw new DomainException("Choose who has to read it.");
        MustBeAhead(how.LookAgainBy, act);
        (State, Sum, LookAgainBy) = (VersionState.Published, Content().Sha256(standard, Number), how.LookAgainBy);
        readers.AddRange(how.Readers.Distinct().Select(role => new VersionReader(next(), Id, role)));
        Add(next(), VersionAct.Published, "", act, how.LookAgainBy);
    }

    /// <summary>Looked at again and found right. The day that it was due stays in the row before.</summary>
    internal void Review(Guid id, DateOnly lookAgainBy, string words, StandardAct act)
    {
        MustBeAhead(lookAgainBy, act);
        LookAgainBy = lookAgainBy;
        Add(id, VersionAct.Reviewed, words, act, lookAgainBy);
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
    internal void WereWrittenBy(StandardVersion draft, Func<Guid> next, Guid? butFor)
    {
        foreach (var step in draft.history.Where(step => step.Act is VersionAct.Wrote && step.ById != butFor && !WasWrittenBy(step.ById)))
            Add(next(), VersionAct.Wrote, "", new StandardAct(step.ById, step.Name, step.Post, step.At));
    }

    /// <summary>Everybody who wrote any of its words is its author.</summary>
    private bool WasWrittenBy(Guid? person) => history.Any(step => step.Act is VersionAct.Wrote && step.ById == person);

    private static void MustBeAhead(DateOnly day, StandardAct act)
    {
        if (day <= act.Today || day > act.Today.AddYears(MostReviewYears))
            throw new DomainException($"Choose a review day after today, within {MostReviewYears} years.", "LookAgainBy");
    }

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

/// <summary>Who has to read a version that is published, and by when it is looked at again.</summary>
public sealed record Publication(DateOnly LookAgainBy, IReadOnlyList<Role> Readers);

/// <summary>Which ward tries a version, until when, tested by which cycle; and what the ward was called then. Whoever may not know of the project does not learn of it here.</summary>
public sealed record VersionTrial(Guid Node, Guid Cycle, DateOnly Until, string Words);
