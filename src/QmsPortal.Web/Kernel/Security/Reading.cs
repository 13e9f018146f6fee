using static QmsPortal.Kernel.Security.Permission;

namespace QmsPortal.Kernel.Security;

/// <summary>What a stored record is about, which decides who may read it and who may change it.</summary>
public enum Subject
{
    Places,
    People,
    Roles,
    Accounts,
    Measures,
    Issues,
    Imports,
    Thread,
    HandOvers,
    Mail,
    Needs,
    Goals,
    Signals,
    Huddles,
    Escalations,
    Phases,
    Standards,
    Readings,
    Confirmations,
    Visits,
    Devices,
    Actions,
    Attachments,
    Pulses,
    Coaching,
    Rotas,
    Boards,
    Ideas,
    Projects,
    Frameworks,
    Results,
    Evidence,
    Statements,
    Packs,
    Concerns,
}

/// <summary>The subject of a kind of record. A kind that does not say is reached by nobody but through a record that does.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AboutAttribute(Subject subject) : Attribute
{
    public Subject Subject { get; } = subject;
}

/// <summary>
/// The table of who reaches which records; <see cref="Roles"/> says who holds a permission. Staff read organisation-wide, and
/// change at the places where their permission holds, and below. What no line allows is refused.
/// </summary>
public static class Reading
{
    /// <param name="Read">Who reads it.</param>
    /// <param name="Change">With which permissions it is changed, at their place and below.</param>
    /// <param name="OnlyWhereHeld">Read, too, at the reader's own place and below alone.</param>
    /// <param name="History">Who reads what became of it, where that is not everybody who reads it.</param>
    /// <param name="RaisersToo">Whoever raised one reads their own.</param>
    public sealed record Rule(Permission Read, Permission[] Change, bool OnlyWhereHeld = false, Permission? History = null, bool RaisersToo = false);

    private static readonly Dictionary<Subject, Rule> Table = new()
    {
        // Whoever may not read places still knows the organisation's name and where their own role is held.
        [Subject.Places] = new(ReadPlaces, [ManagePlaces, ManagePeople, DefineMeasures, ImportValues]),

        // By name and post, as those who did something or are asked to.
        [Subject.People] = new(SignedIn, [ManagePeople], History: ManagePeople),
        [Subject.Roles] = new(ManagePeople, [ManagePeople]),

        // And everybody their own.
        [Subject.Accounts] = new(ManagePeople, [ManagePeople]),

        // Transparency first: definitions, charts and values of all wards are open to all staff.
        [Subject.Measures] = new(ReadMeasures, [DefineMeasures, EnterValues, CorrectValues, ImportValues]),

        // So are issues, but for those restricted to named people.
        [Subject.Issues] = new(ReadIssues, [RaiseIssues, AnswerIssues, RestrictIssues]),

        // A record's line on the thread, for whoever reads its kind.
        [Subject.Thread] = new(ReadThread, [LinkRecords, OfferHandOvers, TakeHandOvers]),
        [Subject.HandOvers] = new(ReadThread, [OfferHandOvers, TakeHandOvers]),

        // To whom mail went and whether it arrived, for whoever keeps the accounts.
        [Subject.Mail] = new(ManagePeople, [ManagePeople]),

        // Needs and goals, charts and what they signal, huddles and escalations are open to all staff (domain §7).
        [Subject.Needs] = new(ReadPlans, [RecordNeeds, ThemeNeeds, ValidateNeeds, PrioritiseNeeds]),
        [Subject.Goals] = new(ReadPlans, [SetGoals, CatchGoals]),
        [Subject.Signals] = new(ReadMeasures, [AnswerSignals]),
        [Subject.Phases] = new(ReadMeasures, [ProposePhases, RebaseCharts]),
        [Subject.Huddles] = new(ReadBoards, [RunHuddles]),
        [Subject.Escalations] = new(ReadIssues, [EscalateIssues, ReceiveEscalations]),
        [Subject.Standards] = new(ReadStandards, [WriteStandards, ApproveStandards, PublishStandards]),

        // Counted by role for everybody; who said so is nobody's to look up.
        [Subject.Readings] = new(ReadStandards, [ReadStandards], History: RunTheSite),
        [Subject.Rotas] = new(ReadBoards, [RunHuddles]),
        [Subject.Devices] = new(PairDevices, [PairDevices], OnlyWhereHeld: true),
        [Subject.Boards] = new(ReadBoards, [KeepBoards, ArrangeBoards, PinTiles]),
        [Subject.Visits] = new(ReadBoards, [VisitWards]),
        [Subject.Actions] = new(ReadIssues, [AnswerIssues, DoActions]),
        [Subject.Attachments] = new(ReadIssues, [DoActions]),

        // The questions; what was answered is for those who were asked and their leaders, and its own query sees to it.
        [Subject.Pulses] = new(ReadBoards, [AskPulses, AnswerPulses], History: AskPulses),

        // Whatever their role, only those whom the note names: see IPrivate.
        [Subject.Coaching] = new(SignedIn, [CoachPeople]),
        [Subject.Ideas] = new(ReadProjects, [AnswerIdeas, RaiseIdeas]),
        [Subject.Confirmations] = new(ReadStandards, [ConfirmStandards]),
        [Subject.Projects] = new(ReadProjects, [StartProjects, LeadProjects, SponsorProjects]),

        // Frameworks and evidence too; what is made of them for the board is for those who answer for it.
        [Subject.Frameworks] = new(ReadFrameworks, [LoadFrameworks]),
        [Subject.Results] = new(ReadFrameworks, [SelfAssess, ChallengeResults, AgreeResults]),
        [Subject.Evidence] = new(ReadEvidence, [SubmitEvidence, AcceptEvidence]),
        [Subject.Statements] = new(ReadStatements, [WriteStatements, ChallengeStatements, RecordCommittees, AgreeStatements]),
        [Subject.Packs] = new(ReadPacks, [BuildPacks, ReleasePacks]),

        // What is said to the guardian is for the guardian, and for whoever said it with their name. The minute of what was said
        // without one is nobody's to look up.
        [Subject.Concerns] = new(HearConcerns, [HearConcerns], History: RunTheSite, RaisersToo: true),

        // A file may hold more than was taken from it.
        [Subject.Imports] = new(ImportValues, [ImportValues], OnlyWhereHeld: true),
    };

    public static Rule Of(Subject subject) => Table[subject];
}

/// <summary>Which records the person may read, for the parts of the kernel that show any of them. The floor that knows places says so.</summary>
public interface IDoor
{
    /// <summary>This record, if it is there and its history is theirs to read: a query of one row or none.</summary>
    IQueryable<Guid> ToHistoryOf(Guid record);

    /// <summary>Records with a restriction in force in which the person is not named.</summary>
    IQueryable<Guid> KeptFromThem();

    /// <summary>What was said about this record and stands in its history, as far as it is theirs to read.</summary>
    IQueryable<Guid> ToPartsOf(Guid record);
}
