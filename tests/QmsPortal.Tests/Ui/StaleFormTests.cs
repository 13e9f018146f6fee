using QmsPortal.Tests.Support;
using Xunit;

namespace QmsPortal.Tests.Ui;

/// <summary>Two people change the same record: the second sees both versions field by field, and nothing of the first is lost.</summary>
public class StaleFormTests(TrustWorld world) : IClassFixture<TrustWorld>
{
    [Fact]
    public async Task Both_versions_stand_side_by_side_with_who_and_when()
    {
        var stale = await (await world.As(world.Rowan)).Get("/settings/places/ward-16");
        await (await (await world.As(world.Rowan)).Get("/settings/places/ward-16")).Submit("Save name", ("Name", "Ward 16 first"));

        var page = (await stale.Submit("Save name", ("Name", "Ward 16 second"))).Is(409);

        Assert.Equal([["Field Name", "When you opened it Ward 16", "Now Ward 16 first", "Yours, not saved Ward 16 second"]], Table(page));
        Assert.Contains("Rename place Rowan Ellis, administrator, Tue 5 May 07:52", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_only_one_of_the_two_changed_are_shown_too()
    {
        var number = await world.Send(world.Amara, new QmsPortal.Modules.Control.Issues.RaiseIssue.Command { Place = world.Ward7, Words = "Bay D is dark", Kind = QmsPortal.Modules.Control.Issues.IssueKind.Environment });
        var stale = await (await world.As(world.Joy)).Get($"/issues/{number}");
        await (await (await world.As(world.Joy)).Get($"/issues/{number}")).Submit("Act here", ("Who will act?", "Estates"), ("By when?", "7 5 2026"));

        var page = (await stale.Submit("Park issue", ("Until when?", "9 5 2026"))).Is(409);

        Assert.Equal(
        [
            ["Field Due", "When you opened it –", "Now Thursday 7 May 2026", "Yours, not saved –"],
            ["Field State", "When you opened it Open", "Now Acting", "Yours, not saved –"],
            ["Field With", "When you opened it –", "Now Estates", "Yours, not saved –"],
            ["Field Until", "When you opened it –", "Now –", "Yours, not saved 9 5 2026"],
        ], Table(page));
        Assert.Equal("9 5 2026", page.Value("Until when?"));
        Assert.Equal("Issue parked", (await page.Submit("Park issue")).Is(200).Banner);
    }

    [Fact]
    public async Task Columns_of_a_file_that_another_chose_meanwhile_are_not_chosen_over()
    {
        var imogen = await world.As(world.Imogen);
        var number = await Modules.Control.Imports.Importing.Upload(world, world.Imogen, "hand-hygiene", world.Ward7, "period,yes,all\n2019-01-07,1,2\n");
        var (first, second) = (await imogen.Get($"/imports/{number}"), await imogen.Get($"/imports/{number}"));
        (string, object?)[] chosen = [("Date", "period"), ("Numerator", "yes"), ("Denominator", "all")];
        await first.Submit("form[action*=Columns]", chosen);

        var page = (await second.Submit("form[action*=Columns]", chosen)).Is(409);

        Assert.Contains(Table(page), row => row.Contains("Field Numerator") && row.Contains("Now yes") && row.Contains("Yours, not saved yes"));
    }

    private static List<string[]> Table(Page page) =>
        [.. page.Document.QuerySelectorAll(".qms-both tbody tr").Select(row => row.QuerySelectorAll("th, td").Select(Page.Words).ToArray())];
}
