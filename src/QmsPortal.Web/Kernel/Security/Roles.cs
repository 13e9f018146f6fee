using static QmsPortal.Kernel.Security.Permission;

namespace QmsPortal.Kernel.Security;

/// <summary>The part a person plays at a place. A role holds at its place and everything below it.</summary>
public enum Role
{
    TeamMember,
    TeamLead,
    ServiceLead,
    ImprovementLead,
    Sponsor,
    QualityManager,
    DataSteward,
    DocumentController,
    Assessor,
    AccreditationPanel,
    Executive,
    ExecutiveNurse,
    MedicalDirector,
    FinanceLead,
    PeopleLead,
    OperationsLead,
    DigitalLead,
    EstatesLead,
    BoardMember,
    Governance,
    SpeakUpGuardian,
    PatientPartner,
    ExternalReviewer,
    Administrator,
}

/// <summary>
/// The table of who may do what: one line a role. Reading is open to all staff; changing holds at a role's own place and below.
/// Some roles do no more than read yet: what they are for is still to come, and their line grows with it.
/// </summary>
public static class Roles
{
    private sealed record Line(string Words, string Purpose, params Permission[] May);

    private static readonly Permission[] Staff =
        [ReadPlaces, ReadBoards, ReadMeasures, ReadIssues, ReadThread, ReadPlans, ReadStandards, ReadProjects, ReadFrameworks, ReadEvidence, DoActions, AnswerPulses];

    /// <summary>Statements are read by those who write, challenge or rely on them.</summary>
    private static readonly Permission[] Leaders = [.. Staff, ReadStatements];

    private static readonly Dictionary<Role, Line> Table = new()
    {
        [Role.TeamMember] = new("Team member", "Raises issues and enters values for the team", [.. Staff, RaiseIssues, EscalateIssues, RestrictIssues, EnterValues, AnnotateCharts, RecordNeeds, RaiseIdeas, StartProjects, SubmitEvidence, KeepBoards]),
        [Role.TeamLead] = new("Team lead", "Leads a ward or team: also answers issues and corrects values",
            [.. Leaders, RaiseIssues, EscalateIssues, RestrictIssues, AnswerIssues, EnterValues, CorrectValues, AnnotateCharts, LinkRecords, OfferHandOvers, TakeHandOvers,
                RecordNeeds, ThemeNeeds, CatchGoals, AnswerSignals, RunHuddles, PairDevices, ProposePhases, WriteStandards, ConfirmStandards, RaiseIdeas, AnswerIdeas, StartProjects, LeadProjects, SelfAssess, SubmitEvidence, AskPulses, CoachPeople, KeepBoards, ArrangeBoards]),
        [Role.ServiceLead] = new("Service lead", "Leads a directorate or division; enters values for its teams",
            [.. Leaders, EnterValues, AnnotateCharts, LinkRecords, OfferHandOvers, TakeHandOvers, RecordNeeds, ThemeNeeds, ValidateNeeds, PrioritiseNeeds, SetGoals, CatchGoals,
                AnswerSignals, RunHuddles, PairDevices, ReceiveEscalations, ProposePhases, ApproveStandards, ConfirmStandards, VisitWards, RaiseIdeas, AnswerIdeas, SponsorProjects, ChallengeResults, SubmitEvidence, ReadPacks, AskPulses, CoachPeople, PinTiles]),
        [Role.ImprovementLead] = new("Improvement lead", "Coaches and leads improvement",
            [.. Leaders, LinkRecords, OfferHandOvers, TakeHandOvers, AnnotateCharts, RecordNeeds, ProposePhases, RebaseCharts, WriteStandards, ConfirmStandards, RaiseIdeas, AnswerIdeas, StartProjects, LeadProjects, SubmitEvidence, CoachPeople]),
        [Role.Sponsor] = new("Project sponsor", "Answers for an improvement project and opens its gates", [.. Staff, SponsorProjects]),
        [Role.QualityManager] = new("Quality manager", "Approves definitions of measures and keeps the quality system",
            [.. Leaders, DefineMeasures, AnnotateCharts, LinkRecords, OfferHandOvers, TakeHandOvers, RecordNeeds, ThemeNeeds, ValidateNeeds, ProposePhases, RebaseCharts, ApproveStandards, PublishStandards, ConfirmStandards,
                AgreeResults, SubmitEvidence, AcceptEvidence, WriteStatements, ReadPacks, BuildPacks]),
        [Role.DataSteward] = new("Data steward", "Owns definitions of measures; imports values and corrects them", [.. Staff, DefineMeasures, ImportValues, CorrectValues, AnnotateCharts, ProposePhases, RebaseCharts]),
        [Role.DocumentController] = new("Document controller", "Publishes standard work, never their own", [.. Staff, PublishStandards]),
        [Role.Assessor] = new("Assessor", "Audits and assesses, never an own line", [.. Staff, ReadPacks]),
        [Role.AccreditationPanel] = new("Accreditation panel member", "Moderates accreditation results, never of an own line", Staff),
        [Role.Executive] = new("Executive", "Answers for a part of the whole organisation",
            [.. Leaders, TakeHandOvers, ValidateNeeds, PrioritiseNeeds, SetGoals, CatchGoals, AnswerSignals, RunHuddles, PairDevices, ReceiveEscalations, ConfirmStandards, VisitWards, SponsorProjects,
                WriteStatements, ChallengeStatements, ReadPacks, ReleasePacks, AskPulses, CoachPeople, PinTiles]),
        [Role.ExecutiveNurse] = new("Executive nurse", "Signs quality impact assessments for nursing", [.. Leaders, VisitWards, AskPulses]),
        [Role.MedicalDirector] = new("Medical director", "Signs quality impact assessments for medicine", [.. Leaders, VisitWards, AskPulses]),
        [Role.FinanceLead] = new("Finance lead", "Signs off the money lines of goals and plans", Staff),
        [Role.PeopleLead] = new("People lead", "Signs off workforce and training needs", Staff),
        [Role.OperationsLead] = new("Operations lead", "Signs off activity and capacity", Staff),
        [Role.DigitalLead] = new("Digital lead", "Signs off digital needs", Staff),
        [Role.EstatesLead] = new("Estates lead", "Signs off needs of buildings and equipment", Staff),
        [Role.BoardMember] = new("Board member", "Sits on the board: reads and asks", [.. Leaders, VisitWards, AgreeStatements, ReadPacks]),
        [Role.Governance] = new("Governance", "Serves the board and its committees", [.. Leaders, RecordCommittees, ReadPacks, ReleasePacks]),
        [Role.SpeakUpGuardian] = new("Freedom to speak up guardian", "Hears concerns that people raise with them", [.. Staff, HearConcerns]),
        [Role.PatientPartner] = new("Patient partner", "Speaks for patients and carers; reads measures", ReadPlaces, ReadMeasures, ReadThread, ReadPlans, ReadStandards, ReadProjects, RecordNeeds, ValidateNeeds),
        [Role.ExternalReviewer] = new("External reviewer", "Reads evidence packs shared with them, and nothing else"),
        [Role.Administrator] = new("Administrator", "Keeps places, people and roles; loads frameworks; sees no records of care quality", ReadPlaces, ManagePlaces, ManagePeople, LoadFrameworks),
    };

    public static bool Allows(this Role role, Permission permission) =>
        permission is Anyone or SignedIn or OnOwnDevice || Table[role].May.Contains(permission);

    /// <summary>The role in words, as it stands on a page.</summary>
    public static string Words(this Role role) => Table[role].Words;

    /// <summary>What the role is for, in one line, where an administrator chooses.</summary>
    public static string Purpose(this Role role) => Table[role].Purpose;
}
