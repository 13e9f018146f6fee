namespace QmsPortal.Kernel.Security;

/// <summary>What a person may do, in the words of the work. <see cref="Roles"/> says who may.</summary>
public enum Permission
{
    /// <summary>Open to anyone who reaches the site: signing in.</summary>
    Anyone,

    /// <summary>Open to everybody who has signed in: their own page, places, help.</summary>
    SignedIn,

    /// <summary>What is a person's own alone, like their password: with that password, and not by a short code at a shared device.</summary>
    OnOwnDevice,

    /// <summary>Held by nobody: the site itself and the person at its command line.</summary>
    RunTheSite,

    ReadPlaces,
    ReadBoards,
    ReadMeasures,
    ReadIssues,
    ReadThread,
    RaiseIssues,
    AnswerIssues,
    RestrictIssues,
    LinkRecords,
    OfferHandOvers,
    TakeHandOvers,
    EnterValues,
    CorrectValues,
    AnnotateCharts,
    ImportValues,
    DefineMeasures,

    ReadPlans,
    RecordNeeds,
    ThemeNeeds,
    ValidateNeeds,
    PrioritiseNeeds,
    SetGoals,
    CatchGoals,
    AnswerSignals,
    RunHuddles,
    EscalateIssues,
    ReceiveEscalations,
    ProposePhases,
    RebaseCharts,

    ReadStandards,
    WriteStandards,
    ApproveStandards,
    PublishStandards,
    ConfirmStandards,
    VisitWards,
    PairDevices,

    /// <summary>To have an action, do it, and say of another's whether it worked.</summary>
    DoActions,
    AskPulses,
    AnswerPulses,
    CoachPeople,
    KeepBoards,
    ArrangeBoards,
    PinTiles,

    RaiseIdeas,
    AnswerIdeas,
    ReadProjects,
    StartProjects,
    LeadProjects,
    SponsorProjects,

    ReadFrameworks,
    LoadFrameworks,
    SelfAssess,
    ChallengeResults,
    AgreeResults,
    ReadEvidence,
    SubmitEvidence,
    AcceptEvidence,
    ReadStatements,
    WriteStatements,
    ChallengeStatements,
    RecordCommittees,
    AgreeStatements,
    ReadPacks,
    BuildPacks,
    ReleasePacks,

    /// <summary>What people say to the freedom to speak up guardian.</summary>
    HearConcerns,

    ManagePlaces,
    ManagePeople,
}
