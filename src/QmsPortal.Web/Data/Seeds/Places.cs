using QmsPortal.Kernel;
using QmsPortal.Modules.Organisation.People;
using QmsPortal.Modules.Organisation.Places;

namespace QmsPortal.Data.Seeds;

/// <summary>The tree of the trust: board, divisions, directorates, wards; and the place for figures that others published.</summary>
internal static class Places
{
    public const string England = "england-published-data";

    private static readonly (string Division, (string Directorate, string[] Wards)[] Directorates)[] Tree =
    [
        ("Medicine",
        [
            ("Older people’s care", ["Ward 5", "Ward 6", "Ward 7", "Ward 8", "Ward 9"]),
            ("Acute medicine", ["Acute unit", "Ward 2", "Ward 3"]),
            ("Heart and lung", ["Ward 11", "Ward 12", "Coronary care"]),
        ]),
        ("Surgery",
        [
            ("General surgery", ["Ward 14", "Ward 15"]),
            ("Orthopaedics", ["Ward 16", "Ward 17"]),
        ]),
        ("Women and children",
        [
            ("Maternity", ["Maternity ward", "Birth centre"]),
            ("Children’s services", ["Children’s ward"]),
        ]),
    ];

    public static IEnumerable<string> Wards => Tree.SelectMany(division => division.Directorates).SelectMany(directorate => directorate.Wards);

    public static IEnumerable<string> WardsOf(string division) => Tree.Single(d => d.Division == division).Directorates.SelectMany(directorate => directorate.Wards);

    public static async Task Plant(Story story)
    {
        await story.AsTheSite(new FoundOrganisation.Command
        {
            Organisation = Trust.Name,
            Name = "Rowan Ellis",
            Email = People.Administrator,
            Password = Trust.Password,
            From = story.Beginning,
        });
        foreach (var (division, directorates) in Tree)
        {
            var divisionCode = await Add(story, OrgNode.CodeFrom(Trust.Name), division, NodeKind.Division);
            foreach (var (directorate, wards) in directorates)
            {
                var directorateCode = await Add(story, divisionCode, directorate, NodeKind.Directorate);
                foreach (var ward in wards)
                    await Add(story, directorateCode, ward, NodeKind.Ward);
            }
        }

        await Add(story, OrgNode.CodeFrom(Trust.Name), "England, published data", NodeKind.Comparison);
    }

    private static Task<string> Add(Story story, string above, string name, NodeKind kind) => story.As(People.Administrator, story.Beginning.StartInLondon(new TimeOnly(9, 0)), new AddPlace.Command
    {
        Above = above,
        Name = name,
        Kind = kind,
        From = DateInput.From(story.Beginning),
    });
}
