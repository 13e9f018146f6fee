using QmsPortal.Kernel;
using QmsPortal.Kernel.Security;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Data.Seeds;

/// <summary>The people of the trust. Tests know them by the same names.</summary>
internal static class People
{
    public const string Administrator = "rowan.ellis@riverside.example";
    public const string DataSteward = "imogen.hartley@riverside.example";
    public const string Sister = "joy.okoro@riverside.example";
    public const string Nurse = Trust.NurseEmail;
    public const string SupportWorker = "dan.pritchard@riverside.example";
    public const string NinthSister = "bethan.rees@riverside.example";
    public const string NinthNurse = "kofi.mensah@riverside.example";
    public const string AcuteNurse = "owen.fletcher@riverside.example";
    public const string ImprovementLead = "priya.raman@riverside.example";
    public const string Chair = "petra.lindqvist@riverside.example";
    public const string ChiefNurse = "samuel.adeyemi@riverside.example";
    public const string DeputyChiefNurse = "ruth.callaghan@riverside.example";
    public const string Secretary = "helen.marsh@riverside.example";
    public const string QualityManager = "tomasz.wieczorek@riverside.example";
    public const string DocumentController = "ines.duarte@riverside.example";
    public const string Auditor = "gareth.lloyd@riverside.example";
    public const string PatientPartner = "moira.sinclair@riverside.example";
    public const string DivisionalNurse = "marcus.hale@riverside.example";
    public const string SpeakUpGuardian = "grace.abara@riverside.example";
    public const string Matron = "leila.haddad@riverside.example";

    private static readonly string Top = OrgNode.CodeFrom(Trust.Name);

    private static readonly (string Name, string Post, Role Role, string Place)[] All =
    [
        ("Petra Lindqvist", "Chair", Role.BoardMember, Top),
        ("Samuel Adeyemi", "Chief nurse", Role.Executive, Top),
        ("Ruth Callaghan", "Deputy chief nurse", Role.Executive, Top),
        ("Helen Marsh", "Company secretary", Role.Governance, Top),
        ("Imogen Hartley", "Data steward", Role.DataSteward, Top),
        ("Tomasz Wieczorek", "Quality manager", Role.QualityManager, Top),
        ("Priya Raman", "Improvement lead", Role.ImprovementLead, Top),
        ("Ines Duarte", "Document controller", Role.DocumentController, Top),
        ("Gareth Lloyd", "Clinical auditor", Role.Assessor, Top),
        ("Moira Sinclair", "Patient partner", Role.PatientPartner, Top),
        ("Marcus Hale", "Divisional nurse", Role.ServiceLead, "medicine"),
        ("Leila Haddad", "Matron", Role.ServiceLead, "older-peoples-care"),
        ("Joy Okoro", "Ward sister", Role.TeamLead, "ward-7"),
        ("Amara Nwosu", "Staff nurse", Role.TeamMember, "ward-7"),
        ("Dan Pritchard", "Support worker", Role.TeamMember, "ward-7"),
        ("Bethan Rees", "Ward sister", Role.TeamLead, "ward-9"),
        ("Kofi Mensah", "Staff nurse", Role.TeamMember, "ward-9"),
        ("Owen Fletcher", "Charge nurse", Role.TeamLead, "acute-unit"),
        ("Nadia Farouk", "Deputy quality manager", Role.QualityManager, Top),
        ("Grace Abara", "Freedom to speak up guardian", Role.SpeakUpGuardian, Top),
    ];

    public static async Task Plant(Story story)
    {
        var at = story.Beginning.StartInLondon(new TimeOnly(9, 30));
        foreach (var (name, post, role, place) in All)
        {
            var person = await story.As(Administrator, at, new AddPerson.Command { Name = name, Post = post, Email = EmailOf(name), Password = Trust.Password });
            await story.As(Administrator, at, new GiveRole.Command { Person = person, Place = place, Role = role, From = DateInput.From(story.Beginning) });
        }
    }

    private static string EmailOf(string name) => name.ToLowerInvariant().Replace(' ', '.') + "@riverside.example";
}
