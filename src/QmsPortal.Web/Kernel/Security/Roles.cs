using static QmsPortal.Kernel.Security.Permission;

namespace QmsPortal.Kernel.Security;

/// <summary>The part a person plays at a place. A role holds at its place and everything below it.</summary>
public enum Role
{
    TeamMember,
    TeamLead,
    ServiceLead,
    ImprovementLead,
    QualityManager,
    DataSteward,
    Assessor,
    Executive,
    BoardMember,
    Governance,
    PatientPartner,
    Administrator,
}

/// <summary>The table of who may do what. Reading is open to all staff; changing holds at a role's own place and below.</summary>
public static class Roles
{
    private static readonly Permission[] Staff = [ReadBoards, ReadMeasures, ReadIssues, ReadThread];

    private static readonly Dictionary<Role, HashSet<Permission>> Table = new()
    {
        [Role.TeamMember] = [.. Staff, RaiseIssues, EnterValues],
        [Role.TeamLead] = [.. Staff, RaiseIssues, AnswerIssues, EnterValues, CorrectValues, LinkRecords, OfferHandOvers, TakeHandOvers],
        [Role.ServiceLead] = [.. Staff, EnterValues, LinkRecords, OfferHandOvers, TakeHandOvers],
        [Role.ImprovementLead] = [.. Staff, LinkRecords, OfferHandOvers, TakeHandOvers],
        [Role.QualityManager] = [.. Staff, DefineMeasures, LinkRecords, OfferHandOvers, TakeHandOvers],
        [Role.DataSteward] = [.. Staff, EnterValues, CorrectValues, ImportValues, DefineMeasures],
        [Role.Assessor] = [.. Staff],
        [Role.Executive] = [.. Staff, TakeHandOvers],
        [Role.BoardMember] = [.. Staff],
        [Role.Governance] = [.. Staff],
        [Role.PatientPartner] = [ReadMeasures, ReadThread],
        [Role.Administrator] = [ManagePlaces, ManagePeople],
    };

    public static bool Allows(this Role role, Permission permission) =>
        permission is Anyone or SignedIn || Table[role].Contains(permission);

    /// <summary>The role in words, as it stands on a page.</summary>
    public static string Words(this Role role) => role switch
    {
        Role.TeamMember => "Team member",
        Role.TeamLead => "Team lead",
        Role.ServiceLead => "Service lead",
        Role.ImprovementLead => "Improvement lead",
        Role.QualityManager => "Quality manager",
        Role.DataSteward => "Data steward",
        Role.BoardMember => "Board member",
        Role.PatientPartner => "Patient partner",
        _ => role.ToString(),
    };

    /// <summary>What the role is for, in one line, where an administrator chooses.</summary>
    public static string Purpose(this Role role) => role switch
    {
        Role.TeamMember => "Raises issues and enters values for the team",
        Role.TeamLead => "Leads a ward or team: also answers issues and corrects values",
        Role.ServiceLead => "Leads a directorate or division",
        Role.ImprovementLead => "Coaches and leads improvement",
        Role.QualityManager => "Defines measures and keeps the quality system",
        Role.DataSteward => "Owns definitions, imports and corrects values",
        Role.Assessor => "Audits and assesses",
        Role.Executive => "Answers for a part of the whole organisation",
        Role.BoardMember => "Sits on the board",
        Role.Governance => "Serves the board and its committees",
        Role.PatientPartner => "Speaks for patients and carers; reads measures",
        Role.Administrator => "Keeps places, people and roles; sees no records of care quality",
        _ => "",
    };
}
