using QmsPortal.Kernel;
using QmsPortal.Kernel.Clocks;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Control.Standards;

/// <summary>
/// How a piece of work is done at a place and below it. It is written, approved and published in versions; one of them at most is
/// in force, and one at most is being written. What it shows of itself follows its versions.
/// </summary>
[About(Subject.Standards)]
public sealed class Standard : Entity, IThreadNode
{
    /// <summary>The names under which what is ahead of a standard is stored among the due times.</summary>
    public const string ReviewDue = "standard-review-overdue";
    public const string TrialEnds = "standard-trial-ends";

    private readonly List<StandardVersion> versions = [];

    private Standard()
    {
    }

    public Standard(Guid id, int number, Guid node) => (Id, Number, NodeId) = (id, number, node);

    public int Number { get; private init; }
    public Guid NodeId { get; private init; }

    /// <summary>Of the version in force; before there is one, of the draft.</summary>
    public string Title { get; private set; } = "";
    public VersionState State { get; private set; }

    /// <summary>The number of the version in force.</summary>
    public int? InForce { get; private set; }
    public DateOnly? ReviewBy { get; private set; }

    /// <summary>When its review day passed without a review.</summary>
    public DateTimeOffset? ReviewOverdueSince { get; private set; }

    /// <summary>Where the version stands that is being written.</summary>
    public VersionState? Writing { get; private set; }
    public IReadOnlyList<StandardVersion> Versions => versions;

    ThreadKind IThreadNode.Kind => ThreadKind.StandardWork;
    string IThreadNode.Title => Title;
    string IThreadNode.Address => $"/standards/{Number}";
    string IThreadNode.State => StandardWords.Of(State);

    /// <summary>On the morning after the review day, and at the end of the last day of a trial.</summary>
    public IReadOnlyList<Due> Ahead() =>
    [
        .. InForce is not null && ReviewOverdueSince is null && ReviewBy is { } review ? [new Due(ReviewDue, Id, review.AddDays(1).StartInLondon())] : Array.Empty<Due>(),
        .. versions.Find(version => version.State is VersionState.Trial) is { Until: { } last } ? [new Due(TrialEnds, Id, last.AddDays(1).StartInLondon())] : Array.Empty<Due>(),
    ];

    public StandardVersion Begin(StandardContent content, Func<Guid> next, StandardAct act)
    {
        if (versions.Find(version => version.IsOpen) is { } open)
            throw new DomainException($"Version {open.Number} is being written already. Change that one, or ask for it to be withdrawn first.");
        var version = new StandardVersion(next(), this, versions.Count + 1, content, next, act);
        versions.Add(version);
        Follow();
        return version;
    }

    /// <summary>The next version, with the words of the last one.</summary>
    public StandardVersion Continue(Func<Guid> next, StandardAct act) => BeginWith(Latest, Latest.Content(), next, act);

    /// <summary>The first draft of another standard becomes the next version of this one: its steps are added to what is in force. Its authors are authors still.</summary>
    public StandardVersion Join(Standard other, Func<Guid> next, StandardAct act)
    {
        if (other.Id == Id)
            throw new DomainException("It is the draft of that standard already. Choose another one.");
        if (other.versions is not [{ State: VersionState.Draft } draft])
            throw new DomainException("Only a standard that is no more than its first draft can become a version of another one.");
        var (source, last) = (Latest, Latest.Content());
        if (last.Steps.Count + draft.Content().Steps.Count > StandardContent.MostSteps)
            throw new DomainException($"Together they would have more than {StandardContent.MostSteps} steps. Shorten the draft first.");
        var joined = BeginWith(source, last with { Steps = [.. last.Steps, .. draft.Content().Steps] }, next, act);
        joined.WereWrittenBy(draft, next, act.By);
        other.Withdraw(draft.Number, next(), $"It became version {joined.Number} of standard {Number}", act);
        return joined;
    }

    public void Write(int version, StandardContent content, Func<Guid> next, StandardAct act)
    {
        Of(version).Write(content, next, act);
        Follow();
    }

    public void Consult(int version, Consultation how, Func<Guid> next, StandardAct act)
    {
        Of(version).Consult(how, next, act);
        Follow();
    }

    public void Return(int version, Guid id, string reason, StandardAct act)
    {
        Of(version).Return(id, reason, act);
        Follow();
    }

    public void Approve(int version, Guid id, StandardAct act)
    {
        Of(version).Approve(id, act);
        Follow();
    }

    /// <summary>From now on this version is in force, and the one before it is not.</summary>
    public void Publish(int version, Publication how, Func<Guid> next, StandardAct act)
    {
        var before = versions.Find(known => known.State is VersionState.Published);
        Of(version).Publish(how, Number, next, act);
        before?.Supersede(next(), act);
        ReviewOverdueSince = null;
        Follow();
    }

    public void Try(int version, VersionTrial trial, Guid id, StandardAct act)
    {
        Of(version).Try(id, trial, act);
        Follow();
    }

    public void EndTrial(Guid id, DateTimeOffset due)
    {
        (versions.Find(version => version.State is VersionState.Trial) ?? throw new DomainException("No version of this standard is on trial.")).EndTrial(id, due);
        Follow();
    }

    /// <summary>Still right: it is looked at again by another day.</summary>
    public void Review(Guid id, DateOnly lookAgainBy, string words, StandardAct act)
    {
        if (InForce is not { } version)
            throw new DomainException("No version of this standard is in force, so there is nothing to review.");
        Of(version).Review(id, lookAgainBy, words, act);
        ReviewOverdueSince = null;
        Follow();
    }

    /// <summary>Dated with its time, however late the site was.</summary>
    public void PassReview(DateTimeOffset due) => ReviewOverdueSince = due;

    public void Withdraw(int version, Guid id, string reason, StandardAct act)
    {
        Of(version).Withdraw(id, reason, act);
        Follow();
    }

    /// <summary>The version in force, or the last one.</summary>
    private StandardVersion Latest => versions.Find(version => version.State is VersionState.Published) ?? versions[^1];

    /// <summary>Words that nobody ever published are still those of whoever wrote them.</summary>
    private StandardVersion BeginWith(StandardVersion source, StandardContent content, Func<Guid> next, StandardAct act)
    {
        var begun = Begin(content with { ReviewBy = null }, next, act);
        if (!source.WasPublished)
            begun.WereWrittenBy(source, next, act.By);
        return begun;
    }

    private StandardVersion Of(int version) => versions.Single(known => known.Number == version);

    private void Follow()
    {
        var published = versions.Find(version => version.State is VersionState.Published);
        var open = versions.Find(version => version.IsOpen);
        var shown = published ?? open ?? versions.MaxBy(version => version.Number)!;
        (Title, State, InForce, ReviewBy, Writing) = (shown.Title, shown.State, published?.Number, published?.LookAgainBy ?? published?.ReviewBy, open?.State);
    }
}
