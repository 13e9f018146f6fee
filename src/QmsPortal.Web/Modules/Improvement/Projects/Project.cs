using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Improvement.Projects;

public enum ProjectState
{
    Idea,
    Chartered,
    Planning,
    Testing,
    Implementing,
    Sustaining,
    Closed,
}

/// <summary>How a project ended.</summary>
public enum ProjectEnd
{
    Achieved,
    Partly,
    Stopped,
}

/// <summary>
/// Something a team wants to make better: an aim, measures of three kinds, small tests of change. A sponsor who neither leads it nor wrote
/// its charter accepts that; its cycles move it on; nobody confirms their own success.
/// </summary>
[About(Subject.Projects)]
public sealed class Project : Entity, IThreadNode
{
    public const int NameLength = 120;
    public const int WordsLength = 600;

    private const string Sponsors = "Ask a service lead, an executive or a project sponsor.";

    private readonly List<Charter> charters = [];
    private readonly List<ProjectStep> steps = [];

    private Project()
    {
    }

    public Project(Guid id, Guid step, int number, Guid node, string name, Guid? lead, string words, Deed deed)
    {
        (Id, Number, NodeId, Name, LeadId) = (id, number, node, name, lead);
        Add(step, Milestone.Started, words, deed);
    }

    public int Number { get; private init; }
    public Guid NodeId { get; private init; }
    public string Name { get; private set; } = "";
    public ProjectState State { get; private set; }
    public ProjectEnd? End { get; private set; }

    /// <summary>Null until somebody who may lead it writes its charter.</summary>
    public Guid? LeadId { get; private set; }

    /// <summary>Whoever accepted the charter.</summary>
    public Guid? SponsorId { get; private set; }

    /// <summary>The charter is written and no sponsor has said yes or no.</summary>
    public bool CharterWaits { get; private set; }

    /// <summary>Who asked to close it as achieved, while nobody has confirmed that.</summary>
    public Guid? ClosingBy { get; private set; }

    /// <summary>The last thing that happened to the project itself.</summary>
    public DateTimeOffset MovedAt { get; private set; }
    public IReadOnlyList<Charter> Charters => charters;
    public IReadOnlyList<ProjectStep> Steps => steps;

    ThreadKind IThreadNode.Kind => ThreadKind.Project;
    string IThreadNode.Title => Name;
    string IThreadNode.Address => $"/projects/{Number}";
    string IThreadNode.State => ProjectWords.Of(State, End);

    public void WriteCharter(Guid id, Guid step, CharterWords words, Deed deed)
    {
        if (State is not ProjectState.Idea)
            throw new DomainException(State is ProjectState.Closed ? ClosedAlready : "The charter is accepted and stays as it is. What you learn belongs in the cycles.");
        charters.Add(new Charter(id, Id, charters.Count + 1, words, deed));
        (Name, LeadId) = (words.Name, LeadId ?? deed.By);
        CharterWaits = true;
        Add(step, Milestone.CharterWritten, "", deed);
    }

    public void AcceptCharter(Guid step, Deed deed)
    {
        MustBeForASponsor(deed);
        (State, SponsorId, CharterWaits) = (ProjectState.Chartered, deed.By, false);
        Add(step, Milestone.CharterAccepted, "", deed);
    }

    /// <summary>"Not yet", with what is missing: it is written anew.</summary>
    public void ReturnCharter(Guid step, string missing, Deed deed)
    {
        MustBeForASponsor(deed);
        CharterWaits = false;
        Add(step, Milestone.CharterReturned, missing, deed);
    }

    /// <summary>The first cycle that is planned begins the planning.</summary>
    public void CyclePlanned(Guid step, Deed deed)
    {
        MustTakeCycles();
        Advance(step, ProjectState.Planning, Milestone.Planning, deed);
    }

    public void CycleStarted(Guid step, Deed deed)
    {
        MustTakeCycles();
        Advance(step, ProjectState.Testing, Milestone.Testing, deed);
    }

    public void CycleAdopted(Guid step, Deed deed)
    {
        MustTakeCycles();
        Advance(step, ProjectState.Implementing, Milestone.Implementing, deed);
    }

    /// <summary>It is how the team works now; from here on the gain is watched.</summary>
    public void Sustain(Guid step, string watched, Deed deed)
    {
        MustNotBeEnding();
        if (State is not ProjectState.Implementing)
            throw new DomainException(State is ProjectState.Sustaining ? "The gain is watched already." : "There is no gain to watch yet. Adopt a cycle first.");
        State = ProjectState.Sustaining;
        Add(step, Milestone.Sustaining, watched, deed);
    }

    /// <param name="openCycle">The number of a cycle that is not closed.</param>
    public void Close(Guid step, ProjectEnd end, string learned, int? openCycle, Deed deed)
    {
        MustNotBeEnding();
        if (end is ProjectEnd.Achieved)
            throw new DomainException("That it achieved its aim is confirmed by another person. Ask for that.");
        if (end is ProjectEnd.Partly && State < ProjectState.Testing)
            throw new DomainException("Nothing was tested yet, so it cannot have partly achieved its aim. Close it as stopped, with what you learned.");
        MustHaveNoOpen(openCycle);
        (State, End, CharterWaits) = (ProjectState.Closed, end, false);
        Add(step, Milestone.Closed, learned, deed);
    }

    /// <summary>Achieved: with a signal of improvement on the outcome measure, or with the reason why there is none; and once another person agrees.</summary>
    public void AskToClose(Guid step, string learned, string? whyNoSignal, bool outcomeImproved, int? openCycle, Deed deed)
    {
        MustNotBeEnding();
        if (State is not (ProjectState.Implementing or ProjectState.Sustaining))
            throw new DomainException("It cannot have achieved its aim before a change is adopted. Adopt a cycle first, or close it as stopped with what you learned.");
        MustHaveNoOpen(openCycle);
        if (!outcomeImproved && whyNoSignal is null)
            throw new DomainException("The outcome measure shows no signal of improvement. Say why the aim is reached all the same, or go on until the chart shows it.");
        ClosingBy = deed.By;
        Add(step, Milestone.ClosingAsked, learned, deed, outcomeImproved ? null : whyNoSignal);
    }

    public void ConfirmClosing(Guid step, Deed deed)
    {
        MustBeForAnother(deed);
        (State, End, ClosingBy) = (ProjectState.Closed, ProjectEnd.Achieved, null);
        Add(step, Milestone.Closed, "", deed);
    }

    public void RefuseClosing(Guid step, string missing, Deed deed)
    {
        MustBeForAnother(deed);
        ClosingBy = null;
        Add(step, Milestone.ClosingRefused, missing, deed);
    }

    private const string ClosedAlready = "This project is closed. Start a new one if there is more to improve.";

    private void MustBeForASponsor(Deed deed)
    {
        if (State is not ProjectState.Idea)
            throw new DomainException(State is ProjectState.Closed ? ClosedAlready : "The charter is accepted already.");
        if (!CharterWaits)
            throw new DomainException("There is no charter to accept. Ask the lead to write the aim first.");
        if (deed.By == LeadId)
            throw new DomainException($"You lead this project, so another person has to accept its charter. {Sponsors}");
        if (deed.By == charters[^1].WrittenBy)
            throw new DomainException($"You wrote this charter, so another person has to accept it. {Sponsors}");
    }

    private void MustTakeCycles()
    {
        if (State is ProjectState.Idea)
            throw new DomainException("The charter is not accepted yet, and cycles come after it. Write the aim and ask a sponsor to accept it.");
        MustNotBeEnding();
    }

    private void MustNotBeEnding()
    {
        if (State is ProjectState.Closed)
            throw new DomainException(ClosedAlready);
        if (ClosingBy is not null)
            throw new DomainException("It waits to be confirmed as achieved. Ask its sponsor to say “not yet” if there is more to do.");
    }

    private void MustBeForAnother(Deed deed)
    {
        if (State is ProjectState.Closed)
            throw new DomainException(ClosedAlready);
        if (ClosingBy is null)
            throw new DomainException("Nobody has asked to close this project as achieved. Ask its lead.");
        if (deed.By == LeadId || deed.By == ClosingBy)
            throw new DomainException($"You {(deed.By == LeadId ? "lead this project" : "asked to close this project")}, so another person has to confirm that it achieved its aim. Ask its sponsor.");
    }

    private static void MustHaveNoOpen(int? cycle)
    {
        if (cycle is not null)
            throw new DomainException($"Cycle {cycle} is not closed. Say first whether you adopt, adapt or abandon it.");
    }

    private void Advance(Guid step, ProjectState to, Milestone milestone, Deed deed)
    {
        if (State >= to)
            return;
        State = to;
        Add(step, milestone, "", deed);
    }

    private void Add(Guid id, Milestone what, string words, Deed deed, string? reason = null)
    {
        MovedAt = deed.At;
        steps.Add(new ProjectStep(id, Id, steps.Count + 1, what, State, words, reason, deed));
    }
}
