using QmsPortal.Kernel;
using QmsPortal.Kernel.GoldenThread;
using QmsPortal.Kernel.Security;

namespace QmsPortal.Modules.Planning.Needs;

public enum NeedSource
{
    Survey,
    FriendsAndFamily,
    Complaint,
    Incident,
    CoDesign,
    EquityData,
    StaffVoice,
    Regulator,
    NationalPriority,
}

public enum NeedState
{
    Heard,
    Themed,
    Validated,
    Prioritised,
    Planned,
    NotNow,
    Met,
    Reopened,
}

/// <summary>
/// What people need, in a sentence of three parts, and who said so. The sentence never changes; what became of it is a row of
/// steps. Nobody but people outside the service, or a patient partner, say that it is right, or that it is met.
/// </summary>
[About(Subject.Needs)]
public sealed class Need : Entity, IAtPlace, IThreadNode
{
    public const int PeopleLength = 80;
    public const int PartLength = 90;
    public const int SourceLength = 200;
    public const int BetterLength = 200;
    public const int OwnerLength = 80;
    public const int MostVoices = 100_000;

    private readonly List<NeedStep> steps = [];

    private Need()
    {
    }

    public Need(Guid id, int number, Guid node, NeedWords words, NeedHeard heard, string owner, PlanAct act)
    {
        (Id, Number, NodeId, Owner) = (id, number, node, owner);
        (People, Needs, SoThat, Better) = (words.People, words.Needs, words.SoThat, words.Better);
        (Source, SourceWords, Voices) = (heard.Source, heard.Words, heard.Voices);
        (RecordedBy, RecordedAt) = (act.By!.Value, act.At);
    }

    public int Number { get; private init; }
    public Guid NodeId { get; private init; }

    /// <summary>"people who …", without these words.</summary>
    public string People { get; private init; } = "";
    public string Needs { get; private init; } = "";
    public string SoThat { get; private init; } = "";

    /// <summary>What people would see if it were better: what a measure of it might be.</summary>
    public string Better { get; private init; } = "";
    public NeedSource Source { get; private init; }

    /// <summary>Which complaints, which survey; never whose.</summary>
    public string SourceWords { get; private init; } = "";

    /// <summary>How many people have said so, by now.</summary>
    public int Voices { get; private set; }

    /// <summary>Who keeps it in view, by role.</summary>
    public string Owner { get; private init; } = "";
    public Guid RecordedBy { get; private init; }
    public DateTimeOffset RecordedAt { get; private init; }
    public NeedState State { get; private set; }
    public string? Theme { get; private set; }
    public IReadOnlyList<NeedStep> Steps => steps;

    public string Statement => StatementOf(People, Needs, SoThat);

    ThreadKind IThreadNode.Kind => ThreadKind.Need;
    string IThreadNode.Title => Statement;
    string IThreadNode.Address => $"/needs/{Number}";
    string IThreadNode.State => NeedTerms.Of(State);

    public static string StatementOf(string people, string needs, string soThat) => $"People who {people} need {needs} so that {soThat}";

    /// <summary>Laid beside others that say the same: from here on it stands for all of them.</summary>
    /// <param name="others">How many more people said so.</param>
    public void PutUnder(Guid id, string theme, int others, PlanAct act)
    {
        MustBe(NeedState.Heard);
        (Theme, Voices) = (theme, Voices + others);
        Go(id, NeedState.Themed, $"{theme}. {NeedTerms.Voices(Voices)} by now", act);
    }

    public void Validate(Guid id, string with, Witness witness, PlanAct act)
    {
        MustBe(NeedState.Themed);
        MustBeSaidByAnother(witness);
        Go(id, NeedState.Validated, with, act);
    }

    public void Prioritise(Guid id, string why, PlanAct act)
    {
        MustBe(NeedState.Validated, NeedState.NotNow, NeedState.Reopened);
        MustNotHaveRecorded(act, "decides what comes first. Ask a service lead of this line, or an executive.");
        Go(id, NeedState.Prioritised, why, act);
    }

    /// <param name="told">Who told whoever raised it, and how: a no without an answer is the end of speaking up.</param>
    public void PutOff(Guid id, string reason, string told, PlanAct act)
    {
        MustBe(NeedState.Prioritised);
        MustNotHaveRecorded(act, "decides what comes first. Ask a service lead of this line, or an executive.");
        Go(id, NeedState.NotNow, reason, act, told);
    }

    /// <summary>Comes by itself when a goal that answers it goes live. A need that nobody validated or prioritised yet waits for that.</summary>
    public void Plan(Guid id, int goal, DateTimeOffset at)
    {
        MustBe(NeedState.Prioritised, NeedState.NotNow);
        Go(id, NeedState.Planned, $"Goal {goal} answers it, and is live", new PlanAct(null, at));
    }

    public bool MayBePlanned => State is NeedState.Prioritised or NeedState.NotNow;

    public void SayItIsMet(Guid id, string seen, Witness witness, PlanAct act)
    {
        MustBe(NeedState.Planned, NeedState.NotNow);
        MustBeSaidByAnother(witness);
        Go(id, NeedState.Met, seen, act);
    }

    public void Reopen(Guid id, string heard, PlanAct act)
    {
        MustBe(NeedState.Met);
        Go(id, NeedState.Reopened, heard, act);
    }

    private void MustBe(params NeedState[] states)
    {
        if (!states.Contains(State))
            throw new DomainException(NeedTerms.NextStep(State));
    }

    private void MustNotHaveRecorded(PlanAct act, string another)
    {
        if (act.By == RecordedBy)
            throw new DomainException($"You recorded this need, so another person {another}");
    }

    private void MustBeSaidByAnother(Witness witness)
    {
        if (witness.Person == RecordedBy)
            throw new DomainException("You recorded this need, so another person has to say this. Ask a patient partner, or somebody outside the service.");
        if (witness is { IsPatientPartner: false, IsOfTheLine: true })
            throw new DomainException("You belong to the service that this need is about, so somebody outside it has to say this. Ask a patient partner, the quality manager, or a service lead of another line.");
    }

    private void Go(Guid id, NeedState to, string words, PlanAct act, string? told = null)
    {
        State = to;
        steps.Add(new NeedStep(id, Id, steps.Count + 1, to, words, told, act));
    }
}

/// <summary>The sentence in its three parts, and what people would see if it were better.</summary>
public sealed record NeedWords(string People, string Needs, string SoThat, string Better);

/// <summary>Where it was heard, and how many said so.</summary>
public sealed record NeedHeard(NeedSource Source, string Words, int Voices);

/// <summary>What became of a need: a dated row, never changed.</summary>
public sealed class NeedStep : Entity
{
    public const int WordsLength = 300;
    public const int ToldLength = 160;

    private NeedStep()
    {
    }

    internal NeedStep(Guid id, Guid need, int position, NeedState state, string words, string? told, PlanAct act) =>
        (Id, NeedId, Position, State, Words, Told, ById, At) = (id, need, position, state, words, told, act.By, act.At);

    public Guid NeedId { get; private init; }
    public int Position { get; private init; }

    /// <summary>The state the need came to.</summary>
    public NeedState State { get; private init; }
    public string Words { get; private init; } = "";

    /// <summary>Of a need put off: who was told, and how.</summary>
    public string? Told { get; private init; }

    /// <summary>Null where the portal did it by itself.</summary>
    public Guid? ById { get; private init; }
    public DateTimeOffset At { get; private init; }
}
